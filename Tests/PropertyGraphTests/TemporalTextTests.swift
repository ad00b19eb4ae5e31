import PropertyGraph
import Testing

@Suite struct TemporalTextTests {
  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (11_017, "2000-03-01"),
    (16_637, "2015-07-21"), (-719_528, "0000-01-01"), (-719_529, "-0001-12-31"),
    (2_932_897, "+10000-01-01"),
  ])
  func datesAreISO(days: Int64, text: String) {
    #expect(CalendarDate(daysSinceEpoch: days).description == text)
  }

  @Test func timesLeaveOutWhatIsZero() {
    let minute: Int64 = 60_000_000_000
    let evening = LocalTime(nanosecondOfDay: (21 * 60 + 40) * minute)
    #expect(evening.description == "21:40")
    let precise = LocalTime(nanosecondOfDay: evening.nanosecondOfDay + 32_142_000_000)
    #expect(precise.description == "21:40:32.142")
    #expect(LocalTime(nanosecondOfDay: 2).description == "00:00:00.000000002")
    #expect(ZonedTime(time: evening, offset: 0).description == "21:40Z")
    #expect(ZonedTime(time: evening, offset: -5400).description == "21:40-01:30")
    #expect(ZonedTime(time: evening, offset: 7559).description == "21:40+02:05:59")
    let date = CalendarDate(daysSinceEpoch: 16_637)
    let local = LocalDateTime(date: date, time: precise)
    #expect(local.description == "2015-07-21T21:40:32.142")
    let zoned = ZonedDateTime(local: local, offset: 7200, zone: "Europe/Stockholm")
    #expect(zoned.description == "2015-07-21T21:40:32.142+02:00[Europe/Stockholm]")
  }

  @Test func durationsKeepTheirPartsAndSigns() {
    func text(_ months: Int64, _ days: Int64, _ seconds: Int64, _ nanoseconds: Int32) -> String {
      CalendarDuration(months: months, days: days, seconds: seconds, nanoseconds: nanoseconds)
        .description
    }
    #expect(text(0, 0, 0, 0) == "PT0S")
    #expect(text(149, 14, 58_390, 1) == "P12Y5M14DT16H13M10.000000001S")
    #expect(text(0, 1, -1, 999_000_000) == "P1DT-0.001S")
    #expect(text(0, 0, -2, 1_000_000) == "PT-1.999S")
    #expect(text(-6, -15, -63_904, 499_999_998) == "P-6M-15DT-17H-45M-3.500000002S")
    #expect(text(0, 0, -61, 999_000_000) == "PT-1M-0.001S")
  }

  @Test(arguments: [
    "1970-01-01", "2000-02-29", "-0001-12-31", "+10000-01-01", "-999999999-01-01",
  ])
  func datesReadBack(text: String) throws {
    #expect(try CalendarDate.parse(text).description == text)
  }

  @Test func timesReadBack() throws {
    for text in ["00:00", "21:40:32.142", "23:59:59.999999999"] {
      #expect(try LocalTime.parse(text).description == text)
      #expect(try ZonedTime.parse(text + "-01:30").description == text + "-01:30")
      #expect(try LocalDateTime.parse("2015-07-21T" + text).description == "2015-07-21T" + text)
      let zoned = "2015-07-21T\(text)+08:00[Asia/Shanghai]"
      #expect(try ZonedDateTime.parse(zoned).description == zoned)
    }
  }

  @Test(arguments: [
    "PT0S", "P12Y5M14DT16H13M10.000000001S", "P1DT-0.001S", "PT-1.999S",
    "P-6M-15DT-17H-45M-3.500000002S", "PT-1M-0.001S", "P999Y",
  ])
  func durationsReadBack(text: String) throws {
    #expect(try CalendarDuration.parse(text).description == text)
  }
}
