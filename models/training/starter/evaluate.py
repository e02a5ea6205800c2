"""Decodes a test folder with the real whisper-cli and reports errors, language accuracy and time."""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from scoring import Score, normalised

COLUMNS = (
    'model', 'language', 'condition', 'utterances', 'WER', 'CER', 'exact_sentences', 'language_id',
    'ms_per_utterance', 'decoding',
)


class Heard(NamedTuple):
    """What whisper-cli wrote for one file; both empty if it wrote nothing that can be read."""

    text: str
    language: str | None


def read_manifest(folder: Path, condition: str) -> dict[tuple[str, str], list[dict[str, str]]]:
    """Rows by (language, condition); a set without conditions is 'mixed'. '' takes every condition."""
    groups: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with open(folder / 'manifest.tsv', encoding='utf8') as file:
        for row in csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE):
            found = row.get('condition', 'mixed')
            if not condition or found == condition:
                groups[row['language'], found].append(row)
    return groups


def decode(args: argparse.Namespace, language: str, files: list[str]) -> tuple[list[Heard], float]:
    """Runs whisper-cli once over the files: what it heard, and milliseconds per file without loading."""
    for name in files:
        (args.test / f'{name}.json').unlink(missing_ok=True)
    command = [args.cli, '-m', args.model, '-l', 'auto' if args.auto else language]
    command += ['-nt', '-t', args.threads, '-oj', *args.args.split()]
    for name in files:
        command += ['-f', args.test / name]
    run = subprocess.run(command, capture_output=True, text=True, errors='replace')
    if run.returncode:
        raise SystemExit(f'{args.cli} failed with {run.returncode}: {run.stderr[-500:]}')
    ms = (_timing(run.stderr, 'total') - _timing(run.stderr, 'load')) / len(files)
    return [_read_heard(args.test / f'{name}.json') for name in files], ms


def evaluate(
    args: argparse.Namespace, language: str, condition: str, rows: list[dict[str, str]],
) -> list[str]:
    """One row of the table."""
    heard, ms = decode(args, language, [row['file'] for row in rows])
    score, identified = Score(), 0
    for row, (text, found) in zip(rows, heard):
        wanted, text = normalised(row['text']), normalised(text)
        score.add(wanted, text)
        identified += found == language
        if args.show and text != wanted:
            print('   ', language, '|', wanted, '|', text)
    language_id = f'{100 * identified / len(rows):.1f}' if args.auto else '-'
    return [
        args.label, language, condition, str(len(rows)), f'{score.word_error_rate:.1f}',
        f'{score.character_error_rate:.1f}', f'{score.exact_rate:.1f}', language_id, f'{ms:.0f}',
        ('auto ' if args.auto else 'given ') + args.args,
    ]


def append(path: Path, rows: list[list[str]]) -> None:
    """Adds rows to a table, with its head if it is new."""
    lines = rows if path.exists() else [list(COLUMNS), *rows]
    with open(path, 'a', encoding='utf8') as file:
        file.writelines('\t'.join(line) + '\n' for line in lines)


def _timing(stderr: str, name: str) -> float:
    found = re.search(name + r' time =\s+([\d.]+)', stderr)
    return float(found[1]) if found else 0.0


def _read_heard(path: Path) -> Heard:
    try:
        answer = json.loads(path.read_text(errors='replace'))
    except (OSError, ValueError):
        return Heard('', None)
    return Heard(''.join(part['text'] for part in answer['transcription']), answer['result'].get('language'))


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add('--cli', required=True, help='the whisper-cli program')
    add('--model', type=Path, required=True, help='ggml file')
    add('--test', type=Path, required=True, help='folder with manifest.tsv')
    add('--label', required=True, help='name of the model in the table')
    add('--args', default='', help='more arguments for whisper-cli, in one word: "-ac 512 -nf -bs 1 -bo 1"')
    add('--auto', action='store_true', help='let it find the language')
    add('--threads', default='2')
    add('--limit', type=int, help='only the first of each language and condition')
    add('--condition', default='', help='only this one: clean or 10db')
    add('--show', action='store_true', help='print what was wrong')
    add('--out', type=Path, help='table to add the rows to')
    return parser.parse_args()


def main() -> None:
    args = parse()
    rows = []
    for (language, condition), group in sorted(read_manifest(args.test, args.condition).items()):
        rows.append(evaluate(args, language, condition, group[:args.limit]))
        print('\t'.join(rows[-1]), flush=True)
    if args.out:
        append(args.out, rows)


if __name__ == '__main__':
    main()
