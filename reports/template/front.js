const box=document.getElementById('find'),said=document.getElementById('found'),main=document.getElementById('main');
const items=[...document.querySelectorAll('[data-brief]')],index=JSON.parse(document.getElementById('words').textContent),keys=Object.keys(index);
const bare=s=>s.normalize('NFKD').replace(/\p{M}/gu,'').toLowerCase(),split=s=>s.split(/[^\p{L}\p{N}.]+/u).filter(Boolean);
const seen=items.map(i=>bare([...i.childNodes].filter(c=>c.nodeName!=='UL').map(c=>c.textContent).join(' ')+' '+(i.dataset.also||''))),names=items.map(i=>bare(i.querySelector('a').textContent));
const known=[...new Set([...seen.flatMap(split),...keys])];
// which briefs a word finds: by what the list says of them, and by the words of their evidence
const holds=asked=>{const on=new Set();let most=false;if(asked.length>2)for(const key of keys)if(key.startsWith(asked)||key+'s'===asked){if(index[key]==='*')most=true;else for(const n of index[key].split(' '))on.add(n)}
return {most,hit:items.map((item,k)=>most||seen[k].includes(asked)||on.has(item.dataset.brief))}};
// one letter more, less or other: what was meant, where what was typed is nowhere
const near=(a,b)=>{if(Math.abs(a.length-b.length)>1)return false;let i=0;while(i<a.length&&a[i]===b[i])i++;return i>0&&(a.slice(i+1)===b.slice(i+1)||a.slice(i+1)===b.slice(i)||a.slice(i)===b.slice(i+1))};
const meant=asked=>{const own=holds(asked);if(own.hit.some(Boolean)||asked.length<4)return {...own,word:asked};
const word=known.filter(k=>k.length>2&&near(asked,k)).sort((a,b)=>names.some(n=>split(n).includes(b))-names.some(n=>split(n).includes(a)))[0];return word?{...holds(word),word}:{...own,word:asked}};
const answer=(asked,found,n)=>{if(!asked.length)return '';const other=found.filter((f,i)=>f.word!==asked[i]).map(f=>`“${f.word}”`);
if(!n)return 'No brief found: the record may hold nothing on it. Try one word, another spelling, or a region, a funder or a theme; Escape shows the whole list.';
return `${n} ${n===1?'brief':'briefs'} found${other.length?` for ${other.join(', ')}, the nearest word in the record`:''}${found.every(f=>f.most)?': it stands on nearly all of them':''}`};
const find=()=>{const asked=split(bare(box.value)),found=asked.map(meant);let n=0;
const hit=items.map((_,k)=>found.every(f=>f.hit[k]));
items.forEach((item,k)=>{if(hit[k])n+=1;item.hidden=!hit[k]&&![...item.querySelectorAll('[data-brief]')].some(i=>hit[items.indexOf(i)])});
for(const part of document.querySelectorAll('section[data-group]'))part.hidden=asked.length>0&&!part.querySelector('[data-brief]:not([hidden])');
main.classList.toggle('asking',asked.length>0);said.textContent=answer(asked,found,n);return found};
document.getElementById('search').hidden=false;box.addEventListener('input',find);
box.addEventListener('keydown',e=>{if(e.key==='Escape'){box.value='';find()}
if(e.key==='Enter'){e.preventDefault();const found=find(),left=items.filter(i=>!i.hidden);
const first=left.find(i=>found.every(f=>names[items.indexOf(i)].includes(f.word)))||left[0];if(first&&found.length)location.href=first.querySelector('a').href}});
find();
