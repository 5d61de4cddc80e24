#include "pack/countries.h"

#include <map>
#include <string>

namespace parley::pack {
namespace {

class Country {
 public:
  Country(const Record& record, std::map<std::string, std::string>& out, std::vector<Problem>& problems)
      : record_(record), out_(out), problems_(problems) {}

  void compile() {
    for (const Field& field : record_.fields) {
      const std::size_t dot = field.key.find('.');
      if (dot == std::string::npos) {
        put(field.key, field);
      } else {
        fact(field.key.substr(0, dot), field.key.substr(dot + 1), field);
      }
    }
    for (const auto& [topic, count] : counts_) {
      for (int n = 0; n < count; ++n) complete(topic, n);
    }
  }

 private:
  void put(const std::string& key, const Field& field) {
    if (!out_.emplace(record_.name + "." + key, field.value).second) {
      problems_.push_back({record_.file, field.line, field.key + " is there twice"});
    }
  }

  // A fact begins with its English text.
  void fact(const std::string& topic, const std::string& part, const Field& field) {
    if (topic != "expects" && topic != "law" && topic != "import") {
      problems_.push_back({record_.file, field.line, "no field '" + field.key + "'"});
      return;
    }
    int& count = counts_[topic];
    if (part == "en") ++count;
    if (count == 0) {
      problems_.push_back({record_.file, field.line, topic + ".en has to come first"});
      return;
    }
    put(topic + "." + std::to_string(count - 1) + "." + part, field);
  }

  void complete(const std::string& topic, int n) {
    if (topic == "expects") return;
    for (const std::string part : {"as_of", "source"}) {
      if (!out_.contains(record_.name + "." + topic + "." + std::to_string(n) + "." + part)) {
        problems_.push_back(
            {record_.file, record_.line, topic + " " + std::to_string(n + 1) + " has no " + part});
      }
    }
  }

  const Record& record_;
  std::map<std::string, std::string>& out_;
  std::vector<Problem>& problems_;
  std::map<std::string, int> counts_;
};

}  // namespace

void compile_countries(const std::filesystem::path& locales, Writer& writer, std::vector<Problem>& problems) {
  std::map<std::string, std::string> out;
  for (const Record& record : read_records(locales / "countries", problems)) {
    if (record.type == "country" || record.type == "union") Country(record, out, problems).compile();
  }
  writer.map("countries", out);
}

}  // namespace parley::pack
