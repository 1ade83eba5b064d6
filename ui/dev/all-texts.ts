import { allTexts } from '../src/texts/language';

await allTexts();
