import { chromium } from 'playwright-core'; import {readFileSync} from 'node:fs';
const b = await chromium.launch({executablePath:'/tmp/chromium',args:['--no-sandbox','--disable-gpu']});
const p = await b.newPage({viewport:{width:1560,height:400}});
const sets={mails:['offerMail-360-light','offerMail-360-dark','incidentMail-360-light','offerMail-1000-light'],form:['offerPage-360-light','offerPage-360-dark','offerErr-360-light','offerErr-360-dark'],dec:['decision-360-light','decisionErr-360-dark','decisionErr-360-light','offerPage-1000-light'],out:['accepted-360-light','expired-360-dark','decided-360-light','error-360-light','accepted-1000-light']};
for (const [k,v] of Object.entries(sets)) { await p.setContent('<body style="display:flex;gap:16px;align-items:flex-start;background:#999">'+v.map(n=>`<img style="${n.includes('1000')?'width:500px':'width:360px'}" src="data:image/png;base64,${readFileSync(`/tmp/shots/${n}.png`).toString('base64')}">`).join('')); await p.screenshot({path:`/tmp/shots/_${k}.png`,fullPage:true}); }
await b.close();
