import { startGraphPage } from './graphPage';

startGraphPage(document.getElementById('page') as HTMLElement);
