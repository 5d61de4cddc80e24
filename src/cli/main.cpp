// The `parley` command: the core from a terminal.
#include <CLI/CLI.hpp>
#include <unicode/udata.h>

#include "cli/embedded.h"
#include "cli/prove.h"
#include "lexicon/language.h"

int main(int argc, char** argv) {
  using namespace parley;
  UErrorCode error = U_ZERO_ERROR;
  lexicon::Knowledge knowledge;
  for (const cli::Embedded& part : cli::embedded()) {
    if (part.name == "icu.dat") {
      udata_setCommonData(part.bytes.data(), &error);
    } else {
      knowledge.add(part.name, part.bytes);
    }
  }
  CLI::App app{"Parley: looks over a reply to a marketplace buyer"};
  app.require_subcommand(1);
  int result = 0;
  CLI::App* rule = app.add_subcommand("rule", "Work on rules");
  rule->require_subcommand(1);
  std::string id;
  std::string locales = "locales";
  CLI::App* test = rule->add_subcommand("test", "Prove the rules by their own examples");
  test->add_option("id", id, "a rule, or the first part of its id; all where left out");
  test->add_option("--locales", locales, "the folder of locales");
  test->callback([&] { result = cli::prove(locales, knowledge, id) == 0 ? 0 : 1; });
  CLI11_PARSE(app, argc, argv);
  return result;
}
