(() => { // a scope of its own: the bundle before this script leaves short names in the page's
'use strict';
// Every view answers the same choices. The choices are the boxes of the form; the address holds them; `update` tells all views.
const given = JSON.parse(document.getElementById('given').textContent);
const { rows, words, totals } = given;
const form = document.getElementById('filters');
const at = (id) => document.getElementById(id);
const named = ['words', 'by', 'sort'].map(at);
const boxes = [...form.querySelectorAll('input[type=checkbox]')];
const lines = [...at('rows').rows]; // the table's rows stand in the order of `rows`
const views = {};
const plainly = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
for (const row of rows) row.text = plainly(row.cells.join(' '));

// --- words and elements: text goes in as text, never as markup
function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
function el(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

// --- choices
function chosen() {
  const by = {};
  for (const box of boxes) if (box.checked) (by[box.name] ??= new Set()).add(box.value);
  return by;
}
function fits(row, by, sought, but = '') {
  for (const facet in by) if (facet !== but && !row.in[facet].some((value) => by[facet].has(value))) return false;
  return sought.every((word) => row.text.includes(word));
}
const sought = () => plainly(at('words').value).split(/\s+/).filter(Boolean);
const isOnly = (by, pick) => Object.entries(pick).every(([facet, value]) => by[facet]?.size === 1 && by[facet].has(value));

/** Choose just this, or take it back where it is chosen already. */
function choose(pick) {
  const back = isOnly(chosen(), pick);
  for (const box of boxes) if (box.name in pick) box.checked = !back && box.value === pick[box.name];
  update();
}

// --- the address
function toAddress() {
  const state = new URLSearchParams();
  for (const box of boxes) if (box.checked) state.append(box.name, box.value);
  for (const field of named) if (field.value !== field.dataset.default) state.append(field.name, field.value);
  history.replaceState(null, '', `#${state}`);
}
function fromAddress() {
  const state = new URLSearchParams(location.hash.slice(1));
  const unknown = new Map([...state].map(([name, value]) => [`${name}=${value}`, true]));
  const known = (name, value) => state.getAll(name).includes(value) && unknown.delete(`${name}=${value}`);
  for (const box of boxes) box.checked = known(box.name, box.value);
  for (const field of named) {
    const value = state.get(field.name) ?? field.dataset.default;
    field.value = value;
    if (field.value === value) unknown.delete(`${field.name}=${value}`);
    else field.value = field.dataset.default;
  }
  return [...unknown.keys()].filter((entry) => entry.includes('=') && entry !== '=');
}

// --- what the selection amounts to
const count = (list, key) => new Set(list.map(key)).size;
const tally = (list, key) => list.reduce((sums, row) => sums.set(key(row), (sums.get(key(row)) ?? 0) + 1), new Map());
const stages = Object.fromEntries(given.stages.map((stage) => [stage.stage, stage]));
const whole = { place: tally(rows, (r) => r.in.place[0]), stage: tally(rows, (r) => r.stage), cell: tally(rows, (r) => `${r.region} ${r.in.criterion}`) };

function counted(on) {
  const firm = on.filter((row) => stages[row.stage].firm).length;
  const values = {
    n: on.length, of: rows.length, firm, firm_word: given.firm_word, firm_one: firm ? '' : words.not,
    results: count(on, (r) => r.key), all_results: totals.results, places: count(on, (r) => r.in.place[0]), all_places: totals.places,
  };
  return on.length ? say(on.length === 1 ? 'one' : 'many', values) : nothing();
}
function nothing() {
  const by = chosen().place ?? new Set();
  const bare = given.places.filter((place) => by.has(place.place_id) && !place.entry);
  return [say('none'), ...bare.map((place) => say('no_entry', place))].join(' ');
}

// --- page parts that follow the selection
function showFilters(by) {
  for (const filter of form.querySelectorAll('.filter')) {
    const name = filter.dataset.filter;
    const rest = rows.filter((row) => fits(row, by, sought(), name));
    const sums = new Map();
    for (const row of rest) for (const value of row.in[name]) sums.set(value, (sums.get(value) ?? 0) + 1);
    for (const box of filter.querySelectorAll('input')) {
      const n = sums.get(box.value) ?? 0;
      box.parentElement.querySelector('.n').textContent = n;
      box.parentElement.classList.toggle('bare', !n);
    }
    filter.querySelector('.picked').textContent = by[name] ? say('chosen', { n: by[name].size }) : '';
  }
  const n = boxes.filter((box) => box.checked).length + (sought().length ? 1 : 0);
  form.querySelector('[data-picked-all]').textContent = n ? say('chosen', { n }) : '';
}
function showChips() {
  const held = [...at('chips').children].indexOf(document.activeElement);
  const chip = (label, drop) => el('button', { type: 'button', class: 'chip', 'aria-label': say('drop', { what: label }), 'data-drop': drop }, `${label} ×`);
  const chips = boxes.filter((box) => box.checked).map((box) => chip(box.dataset.name, `${box.name}=${box.value}`));
  if (sought().length) chips.push(chip(say('words', { what: at('words').value.trim() }), 'words'));
  at('chips').replaceChildren(...chips);
  if (held >= 0) (chips[Math.min(held, chips.length - 1)] ?? document.querySelector('main [data-do=reset]')).focus();
}
const orders = {
  record: () => 0,
  place: (a, b) => rows[a].cells[placeAt].localeCompare(rows[b].cells[placeAt], 'en'),
  furthest: (a, b) => stages[rows[b].stage].rank - stages[rows[a].stage].rank,
  earliest: (a, b) => stages[rows[a].stage].rank - stages[rows[b].stage].rank,
};
const placeAt = given.columns.indexOf('place');
const ordered = () => rows.map((_, i) => i).sort((a, b) => orders[at('sort').value](a, b) || a - b);
let shownOrder = 'record';
function showRows(inside) {
  if (shownOrder !== at('sort').value) {
    shownOrder = at('sort').value;
    at('rows').append(...ordered().map((i) => lines[i]));
  }
  lines.forEach((line, i) => { line.hidden = !inside[i]; });
  const any = inside.some(Boolean);
  at('none').hidden = any;
  at('none').textContent = any ? '' : nothing();
  at('evidence').hidden = !any;
  for (const button of document.querySelectorAll('[data-rows]')) button.disabled = !any;
}

// --- the views: each is rows for its chart, a sentence for its name, and a table whose buttons do what a click does
function table(id, heads, body) {
  const host = at(`${id}-data`);
  const held = host.contains(document.activeElement) ? document.activeElement.dataset.pick : null;
  const cell = (value, i, all) => (i ? el('td', typeof value === 'number' ? { class: 'n' } : {}, value) : el('th', { scope: 'row' }, value));
  const head = el('tr', {}, ...heads.map((word) => el('th', { scope: 'col' }, word)));
  const inside = body.map((values) => el('tr', {}, ...values.map(cell)));
  host.replaceChildren(el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': host.previousElementSibling?.textContent ?? host.parentElement.firstElementChild.textContent },
    el('table', {}, el('thead', {}, head), el('tbody', {}, ...inside))));
  if (held) host.querySelector(`[data-pick="${CSS.escape(held)}"]`)?.focus();
}
function opener(label, pick, spoken = label) {
  const pressed = isOnly(chosen(), pick);
  return el('button', { type: 'button', class: 'num', 'data-pick': JSON.stringify(pick), 'aria-pressed': pressed, 'aria-label': say('filter_to', { what: spoken }) }, label);
}
function describe(id, key, parts, values = {}) {
  const list = parts.slice(0, 8).join('; ') + (parts.length > 8 ? `; ${say('more', { n: parts.length - 8 })}` : '');
  at(id).setAttribute('aria-label', say(key, { ...values, list: list || say('nothing') }));
}
async function draw(id, spec, data, signals = {}, tall = 0) {
  const view = await (views[id] ??= embed(id, { ...given.specs[spec], datasets: data }));
  const step = given.specs[spec].usermeta?.step;
  if (step) view.height(step * Math.max(tall, 1)).resize();
  for (const [name, value] of Object.entries(signals)) if (view.signal(name) !== value) view.signal(name, value); // the map is drawn anew for these
  for (const [name, values] of Object.entries(data)) view.data(name, values);
  await view.runAsync();
  return view;
}
/** A view is made when it is first needed, after the numbers and the table stand; a failure leaves those. */
async function embed(id, spec) {
  await new Promise((ready) => setTimeout(ready));
  // `ast`: expressions are interpreted, never compiled, so the page's policy needs no 'unsafe-eval'
  const options = { mode: 'vega-lite', ast: true, actions: false, renderer: 'svg', tooltip: false, defaultStyle: false };
  const { view } = await vegaEmbed(at(id), structuredClone(spec), options);
  view.addEventListener('click', (_, item) => {
    const place = given.places.find((p) => p.place_id === item?.datum?.id);
    const pick = item?.datum?.pick ?? (place && { place: place.place_id });
    if (pick) choose(pick);
  });
  return view;
}
function failed(error) {
  at('note').textContent = say('failed');
  console.error(error);
}

function showMap(on, by) {
  const sums = tally(on, (r) => r.in.place[0]);
  const spots = given.places.map((place) => {
    const n = sums.get(place.place_id) ?? 0;
    const values = { name: place.place, n, of: whole.place.get(place.place_id) ?? 0 };
    return { ...place, ...given.paint[n ? 'here' : 'elsewhere'], count: n, of: values.of, size: n ? 60 + 62 * n : 56,
      tip: say(place.entry ? 'tip' : 'tip_no_entry', values), pick: { place: place.place_id } };
  }).sort((a, b) => b.count - a.count);
  const one = by.region?.size === 1 ? [...by.region][0] : given.world;
  const window = given.windows[one] ?? given.windows[given.world];
  at('map').classList.toggle('near', window !== given.windows[given.world]);
  draw('map-drawn', 'map', { places: spots.filter((s) => s.longitude !== null) }, { window, named: window !== given.windows[given.world] }).then(fit).catch(failed);
  describe('map', 'map_says', spots.filter((s) => s.count).map((s) => `${s.place} ${s.count}`));
  table('map', [words.head_place, words.head_selection, words.head_all], spots.map((s) => [opener(s.place, s.pick, s.tip), s.count, s.of]));
}
/** Keep the map's height to its width, now and when the page is resized. */
function fit(view) {
  const tall = () => Math.round((view.width() * view.signal('window').height) / view.signal('window').width);
  const set = () => { if (tall() > 0 && view.height() !== tall()) view.height(tall()).runAsync(); };
  if (!view.fitted) view.addSignalListener('width', set);
  if (view.fitted !== view.signal('window')) dispatchEvent(new Event('resize'));
  view.fitted = view.signal('window');
  set();
}
function showStages(on) {
  const sums = tally(on, (r) => r.stage);
  const data = given.stages.map((stage) => {
    const n = sums.get(stage.stage) ?? 0;
    const of = whole.stage.get(stage.stage) ?? 0;
    return { ...stage, edge: n ? stage.edge : 'transparent', order: -stage.rank, count: n, of, said: say('of', { n, of }), tip: say('tip', { name: stage.label, n, of }), pick: { stage: stage.stage } };
  });
  draw('stages-drawn', 'stages', { stages: data }, {}, data.length).catch(failed);
  describe('stages', 'stages_say', data.map((s) => `${s.label} ${s.said}`));
  table('stages', [words.head_stage, words.head_selection, words.head_all], data.map((s) => [opener(s.label, s.pick, s.tip), s.count, s.of]));
}

function showMatrix(on, inside) {
  const by = at('by').value;
  document.body.classList.toggle('by-region', by === 'region');
  document.body.classList.toggle('by-result', by === 'result');
  for (const host of document.querySelectorAll('[data-indicator]')) {
    const indicator = host.dataset.indicator;
    const asked = given.criteria.filter((c) => c.indicator === indicator);
    const made = by === 'region' ? regionCells(on, asked, inside) : resultCells(on, asked);
    const headings = Object.fromEntries(asked.map((c) => [c.criterion, [`${c.criterion}`, ...c.lines.split('\n')]]));
    for (const way of ['region', 'result']) at(`${host.id}-${way}`).hidden = way !== by;
    draw(`${host.id}-${by}`, by, made.data, { headings }, made.body.length).catch(failed);
    describe(host.id, 'matrix_says', made.parts, { indicator, by: words[`by_${by}`] });
    table(host.id, [words[`head_${by}`], ...asked.map((c) => say('head_criterion', { n: c.criterion }))], made.body);
  }
}
function regionCells(on, asked, inside) {
  const sums = tally(on, (r) => `${r.region} ${r.in.criterion}`);
  const cells = given.regions.flatMap((place) => asked.map((c) => {
    const [n, of] = [sums, whole.cell].map((all) => all.get(`${place.region} ${c.asked}`) ?? 0);
    const name = `${place.lines.replace(/\n/g, ' ')}, ${c.criterion} ${c.label}`;
    return { region: place.lines, criterion: c.criterion, n, said: of ? (n === of ? `${n}` : say('of', { n, of })) : '–',
      tip: say('tip', { name, n, of }), pick: { region: place.region, criterion: c.asked } };
  }));
  const names = Object.fromEntries(given.regions.map((place) => [place.region, place.lines]));
  const mine = new Set(asked.map((c) => c.asked));
  const squares = rows.flatMap((row, i) => (mine.has(row.in.criterion[0]) ? [square(row, inside[i], names)] : []));
  const body = given.regions.map((place) => [opener(place.lines.replace(/\n/g, ' '), { region: place.region }),
    ...cells.filter((cell) => cell.region === place.lines).map((cell) => opener(cell.said, cell.pick, cell.tip))]);
  const parts = given.regions.map((place) => `${place.lines.replace(/\n/g, ' ')} ${cells.filter((cell) => cell.region === place.lines).reduce((sum, cell) => sum + cell.n, 0)}`);
  return { data: { cells, rows: squares }, body, parts };
}
function square(row, on, names) {
  const stage = stages[row.stage];
  const pale = given.paint.none;
  const [biennium, , cpo, , place] = row.cells;
  return { region: names[row.region], criterion: row.criterion, on, rank: stage.rank, fill: on ? stage.fill : pale, edge: on ? stage.edge : pale,
    broken: on && stage.broken, tip: say('tip_square', { place, biennium, cpo, stage: stage.label }), pick: { region: row.region, criterion: row.in.criterion[0] } };
}
function resultCells(on, asked) {
  const mine = new Set(asked.map((c) => c.asked));
  const results = [...new Map(on.filter((row) => mine.has(row.in.criterion[0])).map((row) => [row.key, row])).values()];
  const best = new Map();
  for (const row of on) {
    const key = `${row.key} ${row.in.criterion[0]}`;
    if (!best.has(key) || stages[row.stage].rank > stages[best.get(key)].rank) best.set(key, row.stage);
  }
  const cells = results.flatMap((row, order) => asked.map((c) => {
    const stage = stages[best.get(`${row.key} ${c.asked}`)];
    const name = row.result.replace(/\n/g, ' ');
    return { result: row.result, key: row.key, order, criterion: c.criterion, stage: stage?.label, fill: stage?.fill ?? 'transparent', edge: stage?.edge ?? 'transparent',
      broken: stage?.broken ?? false, ink: stage?.ink ?? given.paint.pale, tip: `${name}, ${c.criterion} ${c.label}: ${stage?.label ?? '–'}`,
      pick: { place: row.in.place[0], biennium: row.in.biennium[0], criterion: c.asked } };
  }));
  const body = results.map((row) => [opener(row.result.replace(/\n/g, ' '), { place: row.in.place[0], biennium: row.in.biennium[0] }),
    ...cells.filter((cell) => cell.key === row.key).map((cell) => opener(cell.stage ?? '–', cell.pick, cell.tip))]);
  return { data: { cells }, body, parts: results.map((row) => row.result.replace(/\n/g, ' ')) };
}

function showTargets(on, by) {
  const states = new Set(given.places.filter((place) => place.state).map((place) => place.place_id));
  const counts = on.filter((row) => states.has(row.in.place[0]));
  const shown = given.targets.filter((t) => (by.region ? by.region.has(t.region_id) : t.region_id === given.world)
    && (!by.biennium || by.biennium.has(t.biennium)) && (!by.indicator || by.indicator.has(t.indicator)));
  const data = shown.map((t, order) => {
    const mine = counts.filter((row) => row.in.biennium[0] === t.biennium && row.indicator === t.indicator && (!by.region || row.region === t.region_id));
    const n = count(mine, (row) => row.in.place[0]);
    const name = say(by.region ? 'target_name_region' : 'target_name', t);
    const verdict = say(t.target === null ? 'target_open' : 'target_verdict', { ...t, verdict: t.said });
    const pick = { biennium: t.biennium, indicator: t.indicator, ...(by.region ? { region: t.region_id } : {}) };
    return { ...t, order, chosen: n, name, verdict, verdict_said: t.said, said: say('target_chosen', { n }), paint: given.paint.verdicts[t.verdict], tip: `${name}: ${verdict}`, pick };
  });
  draw('targets-drawn', 'targets', { targets: data }, {}, data.length).catch(failed);
  describe('targets', 'targets_say', data.map((t) => `${t.name}: ${t.verdict}`));
  table('targets', [words.head_row, words.head_target, words.head_reported, words.head_chosen, words.head_verdict],
    data.map((t) => [opener(t.name, t.pick, t.tip), t.target ?? '–', t.reported, t.chosen, t.verdict_said]));
}

function update(note = '') {
  const by = chosen();
  const seek = sought();
  const inside = rows.map((row) => fits(row, by, seek));
  const on = rows.filter((_, i) => inside[i]);
  at('count').textContent = [counted(on), on.length === rows.length ? say('everything') : ''].join(' ').trim();
  at('note').textContent = note;
  at('by-hand').hidden = true;
  showFilters(by);
  showChips();
  showRows(inside);
  showStages(on);
  showMap(on, by);
  showTargets(on, by);
  showMatrix(on, inside);
  toAddress();
}

// --- taking rows away: a cell that a spreadsheet would run as a formula gets an apostrophe
const harmless = (value) => (typeof value === 'string' && /^[=+\-@\t\r]/.test(value.trimStart()) ? `'${value}` : String(value));
function taken() {
  const inside = lines.map((line) => !line.hidden);
  return [given.columns, ...ordered().filter((i) => inside[i]).map((i) => rows[i].cells)];
}
const asTsv = () => taken().map((cells) => cells.map((c) => harmless(c).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
const asCsv = () => `\ufeff${taken().map((cells) => cells.map((c) => quoted(harmless(c))).join(',')).join('\r\n')}\r\n`;

async function copy(text, done) {
  const field = at('by-hand-text');
  let well = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  if (!well) {
    const before = document.activeElement;
    at('by-hand').hidden = false;
    field.value = text;
    field.select();
    well = document.execCommand('copy');
    if (well) before?.focus();
  }
  at('by-hand').hidden = Boolean(well);
  at('note').textContent = well ? done : say('by_hand');
}
function save() {
  const address = URL.createObjectURL(new Blob([asCsv()], { type: 'text/csv;charset=utf-8' }));
  el('a', { href: address, download: words.file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  at('note').textContent = say('saved', { n: taken().length - 1, file: words.file });
}
function reset() {
  for (const box of boxes) box.checked = false;
  at('words').value = '';
  update(say('was_reset'));
}
const deeds = { reset, save, copy: () => copy(asTsv(), say('copied', { n: taken().length - 1 })), link: () => copy(location.href, say('copied_link')) };

// --- listening
document.addEventListener('click', (event) => {
  const from = event.target.closest('[data-pick],[data-drop],[data-do],a[href^="#"]');
  if (!from) return;
  if (from.dataset.pick) choose(JSON.parse(from.dataset.pick));
  else if (from.dataset.do) deeds[from.dataset.do]();
  else if (from.dataset.drop) takeBack(from.dataset.drop);
  else goTo(event, from.hash.slice(1));
});
/** Go to a part of the page and leave the address alone: it holds the choices. */
function goTo(event, id) {
  event.preventDefault();
  at(id).scrollIntoView();
  at(id).focus({ preventScroll: true });
}
function takeBack(drop) {
  if (drop === 'words') at('words').value = '';
  for (const box of boxes) if (`${box.name}=${box.value}` === drop) box.checked = false;
  update();
}
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('change', () => update());
form.addEventListener('input', (event) => { if (event.target === at('words')) update(); });
for (const field of [at('by'), at('sort')]) field.addEventListener('change', () => update());
addEventListener('hashchange', restore);
function restore() {
  const unknown = fromAddress();
  update(unknown.length ? say('left_out', { what: unknown.join(', ') }) : '');
}

// --- starting
document.body.classList.add('live');
if (matchMedia('(max-width: 60rem)').matches) at('panel').open = false;
for (const t of document.querySelectorAll('table.evidence')) {
  for (const [part, role] of Object.entries({ table: 'table', tr: 'row', td: 'cell', 'th[scope=row]': 'rowheader', 'th[scope=col]': 'columnheader', 'thead,tbody': 'rowgroup' })) {
    for (const e of [t, ...t.querySelectorAll('*')]) if (e.matches(part)) e.setAttribute('role', role); // cards on a phone stay a table to a screen reader
  }
}
restore();
})();
