#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "support.h"

int main(int argc, char** argv) {
  parley::test::load_icu();
  doctest::Context context(argc, argv);
  return context.run();
}
