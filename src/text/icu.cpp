#include "text/icu.h"

#include <unicode/locid.h>
#include <unicode/putil.h>
#include <unicode/timezone.h>
#include <unicode/udata.h>

namespace parley::text {

bool load_icu(std::span<const std::byte> data) {
  UErrorCode error = U_ZERO_ERROR;
  u_setDataDirectory("/dev/null");  // ICU_DATA in the environment would win over our data
  udata_setFileAccess(UDATA_NO_FILES, &error);
  udata_setCommonData(data.data(), &error);
  icu::Locale::setDefault(icu::Locale::getRoot(),
                          error);  // else LC_ALL would speak for languages without data
  icu::TimeZone::adoptDefault(icu::TimeZone::getGMT()->clone());
  return U_SUCCESS(error) != 0;
}

}  // namespace parley::text
