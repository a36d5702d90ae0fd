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
// what people vary does not matter: case, accents, and which dash, quote or apostrophe was typed
const plainly = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, ' ');
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
function toAddress(asStep) {
  const state = new URLSearchParams();
  for (const box of boxes) if (box.checked) state.append(box.name, box.value);
  for (const field of named) if (field.value !== field.dataset.default) state.append(field.name, field.value);
  const address = `#${state}`;
  if (address === (location.hash || '#')) return;
  // Back undoes a choice; a word that is being typed, and what the address itself asked for, replace what stood there
  history[asStep ? 'pushState' : 'replaceState'](null, '', address);
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
const standings = Object.keys(given.marks); // the lowest first
const stages = Object.fromEntries(given.stages.map((stage) => [stage.stage, stage]));
const cellOf = (row) => `${row.region} ${row.in.criterion[0]}`;
const whole = { place: tally(rows, (row) => row.in.place[0]), stage: tally(rows, (row) => row.stage), cell: tally(rows, cellOf) };

const isFirmAndClear = (row) => stages[row.stage].firm && row.standing === 'clear';
function clearSaid(n, firm, clear) {
  if (!firm) return '';
  if (n === 1) return words[clear ? 'clear_one' : 'doubted_one'];
  return say('clear_many', { clear: clear || words.nothing });
}
function counted(on) {
  const firm = on.filter((row) => stages[row.stage].firm).length;
  const clear = on.filter(isFirmAndClear).length;
  if (!on.length) return nothing();
  return say(on.length === 1 ? 'one' : 'many', {
    n: on.length, of: rows.length, firm, firm_word: given.firm_word, firm_one: firm ? '' : words.not, clear_said: clearSaid(on.length, firm, clear),
    results: count(on, (row) => row.key), all_results: totals.results,
    places: count(on, (row) => row.in.place[0]), all_places: totals.places,
  });
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
  const chip = (label, drop) =>
    el('button', { type: 'button', class: 'chip', 'aria-label': say('drop', { what: label }), 'data-drop': drop }, `${label} ×`);
  const chips = boxes.filter((box) => box.checked).map((box) => chip(box.dataset.name, `${box.name}=${box.value}`));
  if (sought().length) chips.push(chip(say('words', { what: at('words').value.trim() }), 'words'));
  at('chips').replaceChildren(...chips);
  if (held >= 0) (chips[Math.min(held, chips.length - 1)] ?? document.querySelector('main [data-do=reset]')).focus();
}
const placeAt = given.columns.indexOf('place');
const orders = {
  record: () => 0,
  place: (a, b) => rows[a].cells[placeAt].localeCompare(rows[b].cells[placeAt], 'en'),
  furthest: (a, b) => stages[rows[b].stage].rank - stages[rows[a].stage].rank,
  earliest: (a, b) => stages[rows[a].stage].rank - stages[rows[b].stage].rank,
};
const ordered = () => rows.map((_, i) => i).sort((a, b) => orders[at('sort').value](a, b) || a - b);
let standing = 'record';
function showRows(inside) {
  if (standing !== at('sort').value) at('rows').append(...ordered().map((i) => lines[i]));
  standing = at('sort').value;
  lines.forEach((line, i) => { line.hidden = !inside[i]; });
  const any = inside.some(Boolean);
  at('none').hidden = any;
  at('none').textContent = any ? '' : nothing();
  at('evidence').hidden = !any;
  for (const button of document.querySelectorAll('[data-rows]')) button.disabled = !any;
}

// --- each view is rows for its chart, a sentence for its name, and a table whose buttons do what a click does
function table(id, heads, body) {
  const host = at(`${id}-data`);
  const held = host.contains(document.activeElement) && document.activeElement.dataset.pick;
  const cell = (value, i) => el(i ? 'td' : 'th', i ? { class: typeof value === 'number' ? 'n' : '' } : { scope: 'row' }, value);
  const head = el('tr', {}, ...heads.map((word) => el('th', { scope: 'col' }, word)));
  const inside = el('tbody', {}, ...body.map((values) => el('tr', {}, ...values.map(cell))));
  const named = { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': host.previousElementSibling.textContent };
  host.replaceChildren(el('div', named, el('table', {}, el('thead', {}, head), inside)));
  if (held) host.querySelector(`[data-pick="${CSS.escape(held)}"]`)?.focus();
}
function opener(label, pick, spoken = label) {
  const said = { 'aria-pressed': isOnly(chosen(), pick), 'aria-label': say('filter_to', { what: spoken }) };
  return el('button', { type: 'button', class: 'num', 'data-pick': JSON.stringify(pick), ...said }, label);
}
function describe(id, key, parts, values = {}) {
  const more = parts.length > 8 ? [say('more', { n: parts.length - 8 })] : [];
  const list = [...parts.slice(0, 8), ...more].join('; ') || say('nothing');
  at(id).setAttribute('aria-label', say(key, { ...values, list }));
}
async function draw(id, spec, data, signals = {}, tall = 1) {
  const isNew = !views[id];
  const view = await (views[id] ??= embed(id, given.specs[spec], data, signals));
  const step = given.specs[spec].usermeta?.step;
  if (step) view.height(step * Math.max(tall, 1)).resize();
  // setting a signal draws the whole map again, so only one that changed is set
  for (const [name, value] of Object.entries(signals)) if (view.signal(name) !== value) view.signal(name, value);
  if (!isNew) for (const [name, values] of Object.entries(data)) view.data(name, values);
  await view.runAsync();
  return view;
}
/** A view is made when it is first needed, after the numbers and the table stand; a failure leaves those. */
async function embed(id, spec, datasets, signals) {
  await new Promise((ready) => setTimeout(ready));
  const params = spec.params?.map((p) => (p.name in signals ? { ...p, value: signals[p.name] } : p));
  // `ast`: expressions are interpreted, never compiled, so the page's policy needs no 'unsafe-eval'
  const options = { mode: 'vega-lite', ast: true, actions: false, renderer: 'svg', tooltip: false, defaultStyle: false };
  const { view } = await vegaEmbed(at(id), structuredClone({ ...spec, datasets, params }), options);
  view.addEventListener('click', (_, item) => {
    const country = given.places.find((place) => place.place_id === item?.datum?.id);
    const pick = item?.datum?.pick ?? (country && { place: country.place_id });
    if (pick) choose(pick);
  });
  return view;
}
function failed(error) {
  at('note').textContent = say('failed');
  console.error(error);
}

function showMap(on, by) {
  const world = given.windows[given.world];
  const window = (by.region?.size === 1 && given.windows[[...by.region][0]]) || world;
  const stands = ({ longitude, latitude, apart }) => (window === world && apart ? { longitude: apart[0], latitude: apart[1] } : { longitude, latitude });
  const sums = tally(on, (row) => row.in.place[0]);
  const spots = given.places.map((place) => {
    const n = sums.get(place.place_id) ?? 0;
    const of = whole.place.get(place.place_id) ?? 0;
    const tip = say(place.entry ? 'tip' : 'tip_no_entry', { name: place.place, n, of });
    const drawn = { ...given.paint[n ? 'here' : 'elsewhere'], size: n ? 60 + 62 * n : 56 };
    return { ...place, ...stands(place), ...drawn, count: n, of, tip, pick: { place: place.place_id } };
  }).sort((a, b) => b.count - a.count);
  at('map').classList.toggle('near', window !== world);
  const places = spots.filter((spot) => spot.longitude !== null);
  draw('map-drawn', 'map', { places }, { window, named: window !== world }).then(fit).catch(failed);
  describe('map', 'map_says', spots.filter((spot) => spot.count).map((spot) => `${spot.place} ${spot.count}`));
  const heads = [words.head_place, words.head_selection, words.head_all];
  table('map', heads, spots.map((spot) => [opener(spot.place, spot.pick, spot.tip), spot.count, spot.of]));
}
/** Keep the map's height to its width: now, and when the page is resized. */
function fit(view) {
  const set = () => {
    const { width, height } = view.signal('window');
    const tall = Math.round((view.width() * height) / width);
    if (tall > 0 && view.height() !== tall) view.height(tall).runAsync();
  };
  if (!view.fitted) view.addSignalListener('width', set);
  if (view.fitted !== view.signal('window')) dispatchEvent(new Event('resize')); // a close-up is narrower
  view.fitted = view.signal('window');
  set();
}

function showStages(on) {
  const sums = tally(on, (row) => row.stage);
  const clears = tally(on.filter(isFirmAndClear), (row) => row.stage);
  const data = given.stages.map((stage) => {
    const n = sums.get(stage.stage) ?? 0;
    const of = whole.stage.get(stage.stage) ?? 0;
    const clear = stage.firm ? clears.get(stage.stage) ?? 0 : '';
    const said = { clear, said: say(stage.firm && n ? 'of_clear' : 'of', { n, of, clear }), tip: say('tip', { name: stage.label, n, of }) };
    const edge = n ? stage.edge : 'transparent';
    return { ...stage, ...said, edge, order: -stage.rank, count: n, of, pick: { stage: stage.stage } };
  });
  draw('stages-drawn', 'stages', { stages: data }, {}, data.length).catch(failed);
  describe('stages', 'stages_say', data.map((stage) => `${stage.label} ${stage.said}`));
  const heads = [words.head_stage, words.head_selection, words.head_clear, words.head_all];
  table('stages', heads, data.map((stage) => [opener(stage.label, stage.pick, stage.tip), stage.count, stage.clear, stage.of]));
}

const flat = (name) => name.replace(/\n/g, ' ');
function showMatrix(on, inside) {
  const ways = { region: regionCells, result: resultCells };
  const by = at('by').value;
  for (const way in ways) document.body.classList.toggle(`by-${way}`, way === by);
  for (const host of document.querySelectorAll('[data-indicator]')) {
    const { indicator } = host.dataset;
    const asked = given.criteria.filter((criterion) => criterion.indicator === indicator);
    const { data, body, parts } = ways[by](on, asked, inside);
    const headings = Object.fromEntries(asked.map((c) => [c.criterion, [`${c.criterion}`, ...c.lines.split('\n')]]));
    for (const way in ways) at(`${host.id}-${way}`).hidden = way !== by;
    draw(`${host.id}-${by}`, by, data, { headings }, body.length).catch(failed);
    describe(host.id, 'matrix_says', parts, { indicator, by: words[`by_${by}`] });
    table(host.id, [words[`head_${by}`], ...asked.map((c) => say('head_criterion', { n: c.criterion }))], body);
  }
}
/** Regions against criteria: a count in every cell, and every achievement as a square. */
function regionCells(on, asked, inside) {
  const sums = tally(on, cellOf);
  const cell = (place, c) => {
    const [n, of] = [sums, whole.cell].map((all) => all.get(`${place.region} ${c.asked}`) ?? 0);
    const tip = say('tip', { name: `${flat(place.lines)}, ${c.criterion} ${c.label}`, n, of });
    const said = !of ? '–' : n === of ? `${n}` : say('of', { n, of });
    return { region: place.lines, criterion: c.criterion, n, said, tip, pick: { region: place.region, criterion: c.asked } };
  };
  const byRegion = given.regions.map((place) => [place, asked.map((c) => cell(place, c))]);
  const squares = rows.map((row, i) => square(row, inside[i])).filter((_, i) => rows[i].indicator === asked[0]?.indicator);
  return {
    data: { cells: byRegion.flatMap(([, cells]) => cells), rows: squares },
    body: byRegion.map(([place, cells]) => [opener(flat(place.lines), { region: place.region }), ...cells.map((c) => opener(c.said, c.pick, c.tip))]),
    parts: byRegion.map(([place, cells]) => `${flat(place.lines)} ${cells.reduce((sum, c) => sum + c.n, 0)}`),
  };
}
function square(row, on) {
  const { rank, label, fill, edge, broken, ink } = stages[row.stage];
  const drawn = on ? { fill, edge, broken } : { fill: given.paint.pale, edge: given.paint.pale, broken: false };
  const place = given.regions.find((region) => region.region === row.region);
  const tip = `${flat(row.result)}: ${label}${given.marks[row.standing] && `, ${given.marks[row.standing]}`}`;
  return { ...drawn, ink, doubt: on ? given.signs[row.standing] : '', region: place.lines, criterion: row.criterion, on, rank, tip, pick: { region: row.region, criterion: row.in.criterion[0] } };
}
/** Results against criteria: the furthest stage in every cell, of reports at that stage the one least in doubt. */
function resultCells(on, asked) {
  const mine = on.filter((row) => row.indicator === asked[0]?.indicator);
  const results = [...new Map(mine.map((row) => [row.key, row])).values()];
  const cell = (result, order, c) => {
    const best = mine.filter((row) => row.key === result.key && row.criterion === c.criterion)
      .sort((a, b) => stages[b.stage].rank - stages[a.stage].rank || standings.indexOf(b.standing) - standings.indexOf(a.standing))[0];
    const drawn = best ? { ...stages[best.stage], doubt: given.marks[best.standing] } : { fill: 'transparent', edge: 'transparent', ink: given.paint.pale, doubt: '' };
    drawn.sign = drawn.doubt && '/';
    const tip = `${flat(result.result)}, ${c.criterion} ${c.label}: ${[drawn.label ?? '–', drawn.doubt].filter(Boolean).join(', ')}`;
    const pick = { place: result.in.place[0], biennium: result.in.biennium[0], criterion: c.asked };
    return { ...drawn, stage: drawn.label, result: result.result, order, criterion: c.criterion, tip, pick };
  };
  const byResult = results.map((result, order) => [result, asked.map((c) => cell(result, order, c))]);
  const head = (result) => opener(flat(result.result), { place: result.in.place[0], biennium: result.in.biennium[0] });
  return {
    data: { cells: byResult.flatMap(([, cells]) => cells) },
    body: byResult.map(([result, cells]) => [head(result), ...cells.map((c) => opener([c.stage ?? '–', c.doubt].filter(Boolean).join(', '), c.pick, c.tip))]),
    parts: results.map((result) => flat(result.result)),
  };
}

/** Targets are set by biennium, indicator and region: only those choices decide which are shown. */
function showTargets(on, by) {
  const states = new Set(given.places.filter((place) => place.state).map((place) => place.place_id));
  const asked = (t) => (by.region ? by.region.has(t.region_id) : t.region_id === given.world)
    && (by.biennium?.has(t.biennium) ?? true) && (by.indicator?.has(t.indicator) ?? true);
  const counts = (t, row) => states.has(row.in.place[0]) && row.in.biennium[0] === t.biennium
    && row.indicator === t.indicator && (!by.region || row.region === t.region_id);
  const data = given.targets.filter(asked).map((t, order) => {
    const n = count(on.filter((row) => counts(t, row)), (row) => row.in.place[0]);
    const name = say(by.region ? 'target_name_region' : 'target_name', t);
    const verdict = say(t.target === null ? 'target_open' : 'target_verdict', { ...t, verdict: t.said });
    const said = { name, verdict, tip: `${name}: ${verdict}`, said: say('target_chosen', { n }), short: t.said };
    const pick = { biennium: t.biennium, indicator: t.indicator, ...(by.region ? { region: t.region_id } : {}) };
    return { ...t, ...said, order, chosen: n, paint: given.paint.verdicts[t.verdict], pick };
  });
  draw('targets-drawn', 'targets', { targets: data }, {}, data.length).catch(failed);
  describe('targets', 'targets_say', data.map((t) => t.tip));
  const heads = [words.head_row, words.head_target, words.head_reported, words.head_chosen, words.head_verdict];
  table('targets', heads, data.map((t) => [opener(t.name, t.pick, t.tip), t.target ?? '–', t.reported, t.chosen, t.short]));
}

function update(note = '', asStep = true) {
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
  toAddress(asStep);
}

// --- taking rows away: a cell that a spreadsheet would run as a formula gets an apostrophe
const runs = new RegExp(`^(?:${given.formula})`, 'u');
const harmless = (value) => (typeof value === 'string' && runs.test(value) ? `'${value}` : String(value));
function taken() {
  const inside = lines.map((line) => !line.hidden);
  return [given.columns, ...ordered().filter((i) => inside[i]).map((i) => rows[i].cells)];
}
// A cell that begins with a quote would take in all that follows, up to the next quote.
const closed = (text) => (text.startsWith('"') ? `"${text.replace(/"/g, '""')}"` : text);
const asTsv = () => taken().map((cells) => cells.map((c) => closed(harmless(c).replace(/[\t\r\n]+/g, ' '))).join('\t')).join('\n');
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
const deeds = {
  reset, save,
  copy: () => copy(asTsv(), say('copied', { n: taken().length - 1 })),
  link: () => copy(location.href, say(location.protocol === 'file:' ? 'copied_file_link' : 'copied_link')),
};

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
form.addEventListener('input', (event) => { if (event.target === at('words')) update('', false); });
for (const field of [at('by'), at('sort')]) field.addEventListener('change', () => update());
addEventListener('hashchange', restore);
function restore() {
  const unknown = fromAddress();
  update(unknown.length ? say('left_out', { what: unknown.join(', ') }) : '', false);
}

// --- starting
document.body.classList.add('live');
if (matchMedia('(max-width: 60rem)').matches) at('panel').open = false;
// on a phone the rows are cards: these roles keep them a table to a screen reader
const roles = { table: 'table', tr: 'row', td: 'cell', 'th[scope=row]': 'rowheader', 'th[scope=col]': 'columnheader', 'thead,tbody': 'rowgroup' };
const evidence = document.querySelector('table.evidence');
for (const part of [evidence, ...evidence.querySelectorAll('*')]) {
  const role = Object.keys(roles).find((selector) => part.matches(selector));
  if (role) part.setAttribute('role', roles[role]);
}
restore();
})();
