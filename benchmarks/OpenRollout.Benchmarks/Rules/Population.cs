using System.Globalization;
using OpenFeature.Model;

namespace OpenRollout.Benchmarks;

/// <summary>A thousand distinct users who together meet every rule, in each form that a workload needs.</summary>
internal static class Population
{
    public const int Size = 1_000;

    private static readonly string[] Countries = ["NO", "DK", "SE", "FI", "DE", "US"];
    private static readonly string[] Devices = ["ios", "android", "web"];

    public static StoriesUser[] Users { get; } = MakeUsers();

    public static FlagContext[] FlagContexts { get; } = [.. Users.Select(user => user.ToFlagContext())];

    public static EvaluationContext[] EvaluationContexts { get; } = [.. Users.Select(user => user.ToEvaluationContext())];

    public static Dictionary<string, object>[] Dictionaries { get; } = [.. Users.Select(user => user.ToDictionary())];

    public static string KeyOf(int index) => string.Create(CultureInfo.InvariantCulture, $"user-{index:D5}");

    private static StoriesUser[] MakeUsers()
    {
        // A fixed seed, so that runs are comparable.
        var random = new Random(4);
        return
        [
            .. Enumerable.Range(0, Size).Select(index => new StoriesUser(
                // New strings, as in a request: none is the same object as one in a rule.
                KeyOf(index),
                index % 10 == 0,
                new string(Countries[random.Next(Countries.Length)]),
                new string(Devices[random.Next(Devices.Length)]),
                random.Next(6),
                "5.2.0",
                "nb")),
        ];
    }
}
