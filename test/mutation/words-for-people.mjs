/** What is read by people and decides nothing: the title, the unit and the citation of a rule, reasons for figures. */
const wordsForPeople = ['title', 'unit', 'source'];
const tablesOfWords = ['startingPolicyReasons'];

const keyOf = ({ key }) => key.name ?? key.value;

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'words-for-people',
    value: {
      shouldIgnore(path) {
        if (path.isObjectProperty() && wordsForPeople.includes(keyOf(path.node))) return 'words for people';
        if (path.isVariableDeclarator() && tablesOfWords.includes(path.node.id.name)) return 'words for people';
        return undefined;
      },
    },
  },
];
