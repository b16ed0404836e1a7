using OpenRollout.Manifest;

namespace OpenRollout.Tests.Generators;

/// <summary>The names and values in random manifests and contexts. There are few of them, so that they often match, and they include unusual ones.</summary>
internal static class Vocabulary
{
    public static IReadOnlyList<(string Name, AttributeType Type, string[]? Values)> Attributes { get; } =
    [
        ("country", AttributeType.String, null),
        ("companyId", AttributeType.String, null),
        ("plan", AttributeType.String, ["free", "pro", "Ünternehmen"]),
        ("employee", AttributeType.Boolean, null),
        ("beta tester", AttributeType.Boolean, null),
        ("age", AttributeType.Number, null),
        ("größe", AttributeType.Number, null),
        ("appVersion", AttributeType.SemanticVersion, null),
        ("signedUp", AttributeType.DateTime, null),
        ("badges", AttributeType.StringList, null),
    ];

    public static IReadOnlyList<string> FlagKeys { get; } =
        ["stories", "feed.layout", "checkout.expressPay", "new-search", "søk.größe", "ranking.weights", "😀flag", "messages", "upload limit", "theme"];

    public static IReadOnlyList<string> SegmentNames { get; } = ["employees", "alpha-testers", "minors", "nordic mobile", "日本", "cohort"];

    public static IReadOnlyList<string> Strings { get; } =
        ["", "a", "ab", "abc", "NO", "no", "DK", "1", "true", "øre", "o\u0308", "ö", "😀", "line\nbreak", "free", "pro", "quote\"", new string('x', 200)];

    public static IReadOnlyList<double> Numbers { get; } =
        [0, -0.0, 1, -1, 15.999, 16, 16.5, 100, 1e9, 9007199254740993, 1e-320, double.MaxValue, 0.1];

    public static IReadOnlyList<string> Patterns { get; } = ["^a", "b$", "o", "^.{2}$", "[A-Z]{2}", "(?i)NO", "", "ø|😀"];

    public static IReadOnlyList<string> Versions { get; } =
        ["1.2.3", "1.2", "1", "v1.2.3", "2.0.0-alpha", "2.0.0-alpha.1", "2.0.0-alpha.beta", "2.0.0", "2.0.0+build", "0.2.3", "0.0.3", "10.0.0", "99999999999999999999.1.0"];

    public static IReadOnlyList<string> NoVersions { get; } = ["", "1.2.3.4", "01.2.3", " 1.2.3", "5.2-beta", "latest", "1..2"];

    public static IReadOnlyList<string> VersionRanges { get; } =
        [">=1.2.3 <2.0.0", "^1.2", "~1.2.3", "=2.0.0-alpha", "<2", ">1.2.3", "<=2.0.0", "^0.2.3", "^0.0.3", "~1.2", ">=2.0.0-alpha.1"];

    public static IReadOnlyList<string> Times { get; } =
    [
        "2025-12-31T23:59:59.9999999Z", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00+05:30", "2026-03-15T12:30:00-08:00",
        "2026-06-01T00:00:00.5Z", "2026-09-10T08:00:00+02:00", "2026-11-02T00:00:00Z", "2027-01-01T00:00:00Z",
    ];

    public static IReadOnlyList<string> NoTimes { get; } =
        ["2026-01-01", "2026-01-01T00:00:00", "2026-01-01t00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T00:00Z", "today"];

    public static IReadOnlyList<string> TargetingKeys { get; } =
        [.. Enumerable.Range(1, 20).Select(number => $"user-{number}"), "ünser-€", "😀", new string('k', 127), new string('ø', 129), new string('日', 1000)];

    public static IReadOnlyList<decimal> Percentages { get; } = [0, 0.001m, 1, 5, 10, 25, 33.333m, 50, 75, 99.999m, 100];
}
