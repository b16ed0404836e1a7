using System.Globalization;
using System.Text;

namespace OpenRollout.Benchmarks;

/// <summary>A manifest of ten thousand flags with three rules each, about 4 MB of JSON.</summary>
internal static class ManyFlags
{
    public const int Count = 10_000;

    private static readonly string[] Countries = ["NO", "DK", "SE", "FI", "DE", "US"];
    private static readonly string[] Devices = ["ios", "android", "web"];

    public static FlagRules[] Rules { get; } = [.. Enumerable.Range(0, Count).Select(MakeRules)];

    public static byte[] Manifest { get; } = MakeManifest(Rules);

    public static byte[] MakeManifest(IEnumerable<FlagRules> rules)
        => Encoding.UTF8.GetBytes(
            """
            { "context": { "employee": { "type": "boolean" }, "country": { "type": "string" },
                "deviceType": { "type": "string", "values": ["ios", "android", "web"] }, "activityLevel": { "type": "number" },
                "appVersion": { "type": "semver" }, "language": { "type": "string" } },
              "flags": {

            """ + string.Join(",\n", rules.Select(Write)) + "\n} }");

    private static FlagRules MakeRules(int index)
    {
        var random = new Random(index);
        return new FlagRules(
            string.Create(CultureInfo.InvariantCulture, $"area{index % 100:D2}.feature-{index:D5}"),
            Countries[random.Next(Countries.Length)],
            Devices[random.Next(Devices.Length)],
            random.Next(1, 5),
            random.Next(1, 100));
    }

    private static string Write(FlagRules rules) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
            "{{rules.Key}}": { "flagType": "boolean", "defaultValue": false, "description": "What the flag {{rules.Key}} is about.", "rollout": { "stage": "gradual", "stages": [
              { "name": "internal", "audiences": [{ "when": { "employee": true } }] },
              { "name": "country", "audiences": [{ "when": { "country": "{{rules.Country}}" } }] },
              { "name": "gradual", "audiences": [{ "when": { "deviceType": "{{rules.DeviceType}}", "activityLevel": { "gte": {{rules.ActivityLevel}} } }, "percentage": {{rules.Percentage}} }] }] } }
        """);
}
