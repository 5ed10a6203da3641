PREFIX ?= /usr/local
RELEASE := -c release --static-swift-stdlib -Xlinker -s

.PHONY: all build setup demo test property fire lint format install uninstall benchmark blueprints clean

all: build

## Builds the tool for use while developing.
build: setup
	swift build --product varve

## Installs what a build needs (Debian).
setup:
	@script/setup

## Runs the main job on a fresh SQLite file: declare, generate, apply, change, roll back.
demo: setup
	@script/demo

## Runs every test; starts PostgreSQL 15 and 18 by itself.
test:
	@script/setup --test
	script/test

## Runs the random-schema tests by hand: make property N=5000 [SEED=1] [DATABASE=SQLite|Postgres]
property:
	@script/setup --test
	PROPERTY_PAIRS=$(or $(N),1000) $(if $(SEED),PROPERTY_SEED=$(SEED)) script/test --filter '$(DATABASE).*Property'

## Races, kills and crashes the tool by hand: make fire ROUNDS=20 KILLS=200 [SEED=1]
fire:
	@script/setup --test
	FIRE_ROUNDS=$(or $(ROUNDS),20) FIRE_KILLS=$(or $(KILLS),200) $(if $(SEED),FIRE_SEED=$(SEED)) \
		script/test --filter VarveFireTests

## Checks the format of every source file.
lint: setup
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Blueprints Benchmarks

## Formats every source file.
format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests Blueprints Benchmarks

## Installs the tool, its manual page and shell completions below PREFIX (/usr/local).
install: setup
	swift build $(RELEASE) --product varve
	script/install "$(DESTDIR)$(PREFIX)" "$$(swift build $(RELEASE) --show-bin-path)/varve"

## Removes what install put below PREFIX.
uninstall:
	script/install --remove "$(DESTDIR)$(PREFIX)"

## Creates every blueprint's database and tells what is in it: SQLite files below .build/blueprints, PostgreSQL on a server of its own.
blueprints:
	@script/setup --test
	@swift build --product blueprints-overview >&2
	@mkdir -p .build/blueprints && rm -f .build/blueprints/*.db*
	@"$$(swift build --show-bin-path)/blueprints-overview" Blueprints .build/blueprints

## Measures the released tool against the floor of each task; writes benchmark.json.
benchmark:
	@script/setup --test
	script/benchmark --json benchmark.json

clean:
	swift package clean
