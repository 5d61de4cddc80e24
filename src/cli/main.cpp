// The `parley` command: the core from a terminal.
#include <CLI/CLI.hpp>
#include <iostream>

#include "api/core.h"
#include "cli/commands.h"
#include "cli/embedded.h"
#include "cli/new_rule.h"
#include "cli/prove.h"

// What is thrown past here ends the command.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) {
  using namespace parley;
  api::Core core;
  for (const cli::Embedded& part : cli::embedded()) {
    if (!(part.name == "icu.dat" ? core.load_icu(part.bytes) : core.load(part.name, part.bytes))) {
      std::cerr << part.name << ": not what this build was made for\n";
      return 2;
    }
  }
  CLI::App app{"Parley: looks over a reply to a marketplace buyer"};
  app.require_subcommand(1);
  int result = 0;
  CLI::App* rpc = app.add_subcommand("rpc", "Answer JSON-RPC requests from stdin, a line each");
  rpc->callback([&] {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) std::cout << core.call(line) << '\n' << std::flush;
  });
  CLI::App* rule = app.add_subcommand("rule", "Work on rules");
  rule->require_subcommand(1);
  std::string id;
  std::string locales = "locales";
  CLI::App* test = rule->add_subcommand("test", "Prove the rules by their own examples");
  test->add_option("id", id, "a rule, or the first part of its id; all where left out");
  test->add_option("--locales", locales, "the folder of locales");
  test->callback([&] { result = cli::prove(locales, core.knowledge(), id) == 0 ? 0 : 1; });
  std::string fresh;
  std::string language = "en";
  CLI::App* begin = rule->add_subcommand("new", "Begin a rule: its record, ready to be filled in");
  begin->add_option("id", fresh, "kind.name, as pushy.buy_more")->required();
  begin->add_option("--lang", language, "the language's folder");
  begin->add_option("--locales", locales, "the folder of locales");
  begin->callback([&] { result = cli::new_rule(locales, language, fresh); });
  cli::add_commands(app, core, result);
  CLI11_PARSE(app, argc, argv);
  return result;
}
