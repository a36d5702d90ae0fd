const box=document.getElementById('find'),said=document.getElementById('found'),main=document.getElementById('main');
const items=[...document.querySelectorAll('[data-brief]')],index=JSON.parse(document.getElementById('words').textContent),keys=Object.keys(index);
const bare=s=>s.normalize('NFD').replace(/\p{M}/gu,'').toLowerCase();
const parts=()=>bare(box.value).split(/[^\p{L}\p{N}.]+/u).filter(Boolean);
const seen=items.map(i=>bare([...i.childNodes].filter(c=>c.nodeName!=='UL').map(c=>c.textContent).join(' ')+' '+(i.dataset.also||''))),names=items.map(i=>bare(i.querySelector('a').textContent));
const holds=asked=>{const on=new Set();for(const key of keys)if(key.startsWith(asked)){if(index[key]==='*')return null;for(const n of index[key].split(' '))on.add(n)}return on};
const find=()=>{const asked=parts(),pages=asked.map(a=>a.length>2?holds(a):new Set());let n=0;
const hit=items.map((item,k)=>asked.every((a,j)=>seen[k].includes(a)||pages[j]===null||pages[j].has(item.dataset.brief)));
items.forEach((item,k)=>{if(hit[k])n+=1;item.hidden=!hit[k]&&![...item.querySelectorAll('[data-brief]')].some(i=>hit[items.indexOf(i)])});
for(const part of document.querySelectorAll('section[data-group]'))part.hidden=asked.length>0&&!part.querySelector('[data-brief]:not([hidden])');
main.classList.toggle('asking',asked.length>0);
said.textContent=asked.length?(n?n+(n===1?' brief':' briefs')+' found':'No brief found; try a country, a region, a funder, a theme or a word'):'';return asked};
document.getElementById('search').hidden=false;box.addEventListener('input',find);
box.addEventListener('keydown',e=>{if(e.key==='Escape'){box.value='';find()}
if(e.key==='Enter'){e.preventDefault();const asked=find(),left=items.filter(i=>!i.hidden);
const first=left.find(i=>asked.every(a=>names[items.indexOf(i)].includes(a)))||left[0];if(first&&asked.length)location.href=first.querySelector('a').href}});
find();
