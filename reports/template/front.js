const box=document.getElementById('find'),said=document.getElementById('found'),items=[...document.querySelectorAll('[data-brief]')];
const bare=s=>s.normalize('NFD').replace(/\p{M}/gu,'').toLowerCase();
const words=items.map(i=>bare(i.textContent)),names=items.map(i=>bare(i.querySelector('a').textContent));
const find=()=>{const asked=bare(box.value).split(/\s+/).filter(Boolean);let n=0;
items.forEach((item,k)=>{const own=asked.every(a=>words[k].includes(a));item.hidden=!own;if(own&&!item.querySelector('[data-brief]'))n+=1});
for(const part of document.querySelectorAll('section[data-group]'))part.hidden=asked.length>0&&!part.querySelector('[data-brief]:not([hidden])');
said.textContent=asked.length?(n?n+(n===1?' brief':' briefs')+' found':'No brief found; try a country, a region, a funder or a theme'):''};
document.getElementById('search').hidden=false;box.addEventListener('input',find);
box.addEventListener('keydown',e=>{if(e.key==='Escape'){box.value='';find()}
if(e.key==='Enter'){e.preventDefault();const asked=bare(box.value).split(/\s+/).filter(Boolean),left=items.filter(i=>!i.hidden);
const first=left.find(i=>asked.every(a=>names[items.indexOf(i)].includes(a)))||left[0];if(first&&asked.length)location.href=first.querySelector('a').href}});
