import { startOverviewPage } from './overviewPage';

startOverviewPage(document.getElementById('page') as HTMLElement);
