_varve() {
    local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" candidates="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${COMP_WORDS[i]}" in
            init | new | generate | up | down | redo | status | verify | diff | drift | pull | export | docs | push | check | explain-check | retain | renumber | new-module | completions | man | version | help) command="${COMP_WORDS[i]}"; break ;;
        esac
    done
    case "$command:$previous" in
        init:--varve-path) COMPREPLY=($(compgen -d -- "$word")); return ;;
        generate:--rename) return ;;
        generate:--allow-loss) return ;;
        up:--to) return ;;
        up:--backup) COMPREPLY=($(compgen -d -- "$word")); return ;;
        up:--wait) return ;;
        down:--to) return ;;
        down:--wait) return ;;
        redo:--wait) return ;;
        diff:--rename) return ;;
        diff:--allow-loss) return ;;
        diff:--dialect) return ;;
        pull:--output | pull:-o) COMPREPLY=($(compgen -f -- "$word")); return ;;
        export:--output | export:-o) COMPREPLY=($(compgen -f -- "$word")); return ;;
        export:--check) COMPREPLY=($(compgen -f -- "$word")); return ;;
        export:--dialect) return ;;
        docs:--output | docs:-o) COMPREPLY=($(compgen -f -- "$word")); return ;;
        docs:--check) COMPREPLY=($(compgen -f -- "$word")); return ;;
        docs:--dialect) return ;;
        push:--rename) return ;;
        push:--allow-loss) return ;;
        push:--wait) return ;;
        retain:--batch) return ;;
        retain:--wait) return ;;
        retain:--install) COMPREPLY=($(compgen -W "pg_cron" -- "$word")); return ;;
        retain:--schedule) return ;;
        retain:--uninstall) COMPREPLY=($(compgen -W "pg_cron" -- "$word")); return ;;
        retain:--installed) COMPREPLY=($(compgen -W "pg_cron" -- "$word")); return ;;
        new-module:--folder) COMPREPLY=($(compgen -d -- "$word")); return ;;
        new-module:--things) return ;;
        new-module:--account) return ;;
        *:--database | *:-d) return ;;
        *:--settings) COMPREPLY=($(compgen -f -- "$word")); return ;;
        *:--schema) COMPREPLY=($(compgen -f -- "$word")); return ;;
        *:--migrations) COMPREPLY=($(compgen -d -- "$word")); return ;;
        *:--ledger) return ;;
        *:--scratch) return ;;
    esac
    case "$command" in
        init) candidates="--swift --varve-path --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        new) candidates="--database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        generate) candidates="--rename --allow-loss --dry-run --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        up) candidates="--to --allow-out-of-order --backup --dry-run --wait --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        down) candidates="--to --dry-run --wait --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        redo) candidates="--wait --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        status) candidates="--check --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        verify) candidates="--database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        diff) candidates="--sql --down --rename --allow-loss --dialect --strict --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        drift) candidates="--strict --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        pull) candidates="--swift --output --strict --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        export) candidates="drizzle sqlalchemy mermaid dbml json-schema --output --check --dialect --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        docs) candidates="schema history --output --check --dialect --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        push) candidates="--rename --allow-loss --dry-run --wait --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        check) candidates="--strict --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        explain-check) candidates="--live --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        retain) candidates="--dry-run --batch --wait --install --schedule --uninstall --installed --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        renumber) candidates="--dry-run --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
        new-module) candidates="--folder --things --account --json --quiet --help" ;;
        completions) candidates="bash zsh fish --help" ;;
        man) candidates="--help" ;;
        version) candidates="--json --help" ;;
        help) candidates="--help" ;;
        *) candidates="init new generate up down redo status verify diff drift pull export docs push check explain-check retain renumber new-module completions man version help --database --settings --schema --migrations --ledger --scratch --json --quiet --help" ;;
    esac
    COMPREPLY=($(compgen -W "$candidates" -- "$word"))
}
complete -o default -F _varve varve
