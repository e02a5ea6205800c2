#!/bin/sh
# Measures the table eval.tsv: evaluate_all.sh WHISPER_BUILD_BIN MODEL_DIR TEST_DIR TEST_PLAIN_DIR OUT_TSV
# MODEL_DIR holds ggml-starter-{f16,q8_0,q5_1}.bin; the tests are made by make_test.py.
set -eu
if [ $# -ne 5 ]; then
  sed -n '2,3s/^# //p' "$0" >&2
  exit 2
fi
bin=$1 models=$2 test=$3 plain=$4 out=$5
here=$(dirname "$0")
export LD_LIBRARY_PATH="$bin"
greedy='-nf -bs 1 -bo 1'
# whisper-cli writes beside its input, so the second stream gets its own files.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r "$test/." "$copy"

measure() { # QUANTISATION FOLDER LABEL ARGS OTHERS...
  model=$1 folder=$2 label=$3 args=$4
  shift 4
  "${PYTHON:-python3}" "$here/evaluate.py" --cli "$bin/whisper-cli" \
    --model "$models/ggml-starter-$model.bin" --test "$folder" --label "$label" --args "$args" "$@"
}

# Timings first, alone on the machine, two threads.
measure q8_0 "$test" 'q8_0 unseen voices' "-ac 512 $greedy" --out "$out"
measure q8_0 "$test" 'q8_0 unseen voices' "$greedy" --limit 15 --out "$out"

# The rest in two streams of one thread; their times cannot be compared.
(
  label='q8_0 unseen voices (1 thread)'
  measure q8_0 "$test" "$label" "-ac 512 $greedy" --auto --threads 1 --limit 30 --out "$copy/1.tsv"
  measure q8_0 "$test" "$label" "-ac 400 $greedy" \
    --threads 1 --limit 30 --condition clean --out "$copy/1.tsv"
) &
first=$!
(
  measure q8_0 "$plain" 'q8_0 default voice (1 thread)' "-ac 512 $greedy" \
    --threads 1 --out "$copy/2.tsv"
  for model in f16 q5_1; do
    measure $model "$copy" "$model unseen voices (1 thread)" "-ac 512 $greedy" \
      --threads 1 --limit 30 --condition clean --out "$copy/2.tsv"
  done
  measure q8_0 "$copy" 'q8_0 unseen voices (1 thread)' '-ac 512 -nf -bs 5' \
    --threads 1 --limit 15 --condition clean --out "$copy/2.tsv"
) &
second=$!
wait $first
wait $second
tail -q -n +2 "$copy/1.tsv" "$copy/2.tsv" >>"$out"
