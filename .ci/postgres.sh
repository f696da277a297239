# Sourced: a throw-away PostgreSQL for the store's tests, gone when the shell ends.
# It wants Debian's package; without it, and without the right to install it, the tests run on SQLite alone.

start_postgres() {
    local programs folder
    programs=$(postgres_programs) || install_postgres && programs=$(postgres_programs) || {
        echo "PostgreSQL is not here and cannot be installed; the store is tested on SQLite alone." >&2
        return 0
    }
    folder=$(mktemp -d "${TMPDIR:-/tmp}/afterword-postgres.XXXXXX")
    # PostgreSQL refuses to run as root.
    if [ "$(id -u)" = 0 ]; then
        chown postgres "$folder"
        as_postgres() { runuser -u postgres -- "$@"; }
    else
        as_postgres() { "$@"; }
    fi
    (
        cd "$folder"
        as_postgres "$programs/initdb" --auth=trust --username=afterword --encoding=UTF8 --no-sync -D "$folder/data" >/dev/null
        as_postgres "$programs/pg_ctl" -s -w -D "$folder/data" -l "$folder/log" \
            -o "-c listen_addresses= -c unix_socket_directories=$folder -c fsync=off" start
    )
    # shellcheck disable=SC2064 # the folder is known now
    trap "stop_postgres '$programs' '$folder'" EXIT
    export AFTERWORD_TEST_POSTGRES="postgresql://afterword@/postgres?host=$folder"
}

stop_postgres() {
    (cd "$2" && as_postgres "$1/pg_ctl" -s -D "$2/data" -m immediate stop) || true
    rm -rf "$2"
}

# The folder of the newest PostgreSQL there is.
postgres_programs() {
    local found
    found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$found" ] && echo "$found"
}

install_postgres() {
    local with=
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 1
        with="sudo -n"
    fi
    # shellcheck disable=SC2086 # empty for root
    { $with apt-get update -qq && $with env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; } >/dev/null 2>&1
}
