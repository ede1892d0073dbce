#!/bin/sh
# A conversation with a fresh installation that knows only the starter pack.
# Fails if the assistant does not answer what it should, or answers what it should refuse.
set -eu

danvan=${DANVAN_BIN:-danvan}
DANVAN_HOME=$(mktemp -d "${TMPDIR:-/tmp}/danvan-demo.XXXXXX")
export DANVAN_HOME
# An installation of one's own must not be touched.
unset DANVAN_DATABASE_URL DANVAN_CHROMA_URL DANVAN_EMBEDDING_MODEL DANVAN_LLM 2>/dev/null || true
trap 'rm -rf "$DANVAN_HOME"' EXIT

outcome() {
    "$danvan" ask "$1" --json | sed -n 's/.*"outcome": "\([a-z]*\)".*/\1/p'
}

expect() {
    found=$(outcome "$1")
    case " $2 " in
        *" $found "*) ;;
        *) echo "demo: “$1” → ${found:-?}, cần: $2" >&2; exit 1 ;;
    esac
}

echo "$ danvan ingest --starter"
"$danvan" ingest --starter

for question in "Kết luận 114 yêu cầu gì?" "quy 3 xa phai lam gi" "còn quý IV thì sao?" "Thủ tục đăng ký kết hôn?"; do
    printf '\n$ danvan say "%s"\n' "$question"
    "$danvan" say "$question"
done

turn() {
    printf '\n$ danvan %s\n' "$1"
    shift
    "$danvan" "$@"
}

roster=$DANVAN_HOME/roster.yaml
turn "committee template roster.yaml" committee template "$roster"
turn "committee import roster.yaml" committee import "$roster"
turn "plan 05/CTr-BCĐ --accept" plan 05/CTr-BCĐ --accept
told="các thôn xong báo cáo 6 tháng trừ thôn tây hoãn sang 10/6"
turn "say \"$told\" --as \"Nguyễn Thị Mai\" --at 2026-05-29T09:00" \
    say "$told" --as "Nguyễn Thị Mai" --at 2026-05-29T09:00
turn "reminders --from 2026-06-01 --to 2026-06-02" reminders --from 2026-06-01 --to 2026-06-02

"$danvan" tasks --json | grep -q '"status": "postponed"' || { echo "demo: chưa ghi được cập nhật" >&2; exit 1; }
expect "Kết luận 114 yêu cầu gì?" "answered caution"
expect "quy 3 xa phai lam gi" "answered caution"
expect "Thủ tục đăng ký kết hôn?" "refused"
