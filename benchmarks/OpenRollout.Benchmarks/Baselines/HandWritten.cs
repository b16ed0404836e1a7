using System.Collections.Frozen;

namespace OpenRollout.Benchmarks;

/// <summary>The rules of <c>stories</c> written by hand, the baseline of most goals.</summary>
internal static class HandWritten
{
    private const int Share = 25_000;

    private static readonly HashedSalt Stories = new("stories");
    private static readonly FrozenSet<string> Testers
        = Enumerable.Range(0, Population.Size).Where(index => index % 5 == 1).Select(Population.KeyOf).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsStoriesOn(in StoriesUser user)
        => user.Employee
            || Testers.Contains(user.Key)
            || (user.Country is "NO" or "DK" or "SE" && user.DeviceType == "ios" && user.ActivityLevel >= 3 && Stories.Bucket(user.Key) < Share);

    public static bool IsStoriesOn(Dictionary<string, object> user)
        => (user.TryGetValue("employee", out var employee) && employee is true)
            || (user.TryGetValue("targetingKey", out var value) && value is string key && (Testers.Contains(key) || IsInShare(user, key)));

    private static bool IsInShare(Dictionary<string, object> user, string key)
        => user.TryGetValue("country", out var country) && country is "NO" or "DK" or "SE"
            && user.TryGetValue("deviceType", out var device) && device is "ios"
            && user.TryGetValue("activityLevel", out var level) && level is >= 3.0
            && Stories.Bucket(key) < Share;
}
