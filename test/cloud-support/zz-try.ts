import { buildTestBundles } from '#test/cloud-support/bundles.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import { beginOffer, untilStatus, storyOf } from '#test/cloud-support/handoffs.ts';
import { accept } from '#test/cloud-support/pages.ts';
const t0=Date.now(); const lap=(s)=>console.log(s, Date.now()-t0);
await buildTestBundles(); lap('built');
const cloud = await deployTestCloud('try'); lap('deployed'); console.log(cloud.names);
for (let i=0;i<2;i++){ 
const h = await beginOffer(cloud); lap('offer'); console.log(h.offer.mail.subject);
console.log((await accept(h.offer)).status); lap('accepted');
await untilStatus(cloud, h.handoffId, 'completed'); lap('completed');
console.log(await storyOf(cloud,h.handoffId)); }
await cloud.stop(); lap('stopped');
