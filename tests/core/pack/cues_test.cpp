#include <doctest/doctest.h>

#include "pack/cue_examples.h"
#include "support.h"

// The sources are found beside this file: the test runs where the project was built.
static const std::filesystem::path locales =
    std::filesystem::path(__FILE__).parent_path() / "../../../locales";

TEST_CASE("cues: every cue is found in its yes examples and in none of its no examples") {
  const parley::lexicon::Language english("en", parley::test::pack("en"));
  std::vector<parley::pack::Problem> problems;
  const std::size_t examples = parley::pack::check_cues(locales / "en", english, problems);
  CHECK(examples > 300);
  for (const auto& problem : problems) {
    INFO(problem.file, ":", problem.line);
    FAIL_CHECK(problem.message);
  }
}
