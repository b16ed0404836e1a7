namespace OpenRollout.Sources.Tests.Overlays;

/// <summary>Describes what a source for the environment Production serves.</summary>
internal static class OverlayFollowing
{
    /// <summary>Starts a source for an environment and waits for the end of the first poll.</summary>
    public static Task<HttpFollowing> StartAsync(Uri address, Action<HttpManifestOptions>? configure = null, FakeClock? time = null, string? environment = TestPairs.Environment)
        => HttpFollowing.StartAsync(
            address,
            options =>
            {
                options.Environment = environment;
                configure?.Invoke(options);
            },
            time);

    /// <summary>Returns the names of the served texts, such as "m1 o1", or the id of the first error.</summary>
    public static string Served(this HttpFollowing following) => TestPairs.Describe(following.Last);

    /// <summary>Returns the distinct pairs in the order in which they were served.</summary>
    public static IEnumerable<string> AllServed(this HttpFollowing following) => following.Given.Select(TestPairs.Describe);

    /// <summary>Serves a file with an ETag and an optional time of change.</summary>
    public static void ServeFile(this LoopbackServer server, string path, string text, DateTimeOffset? at = null)
    {
        var reply = Reply.Of(text).WithETag($"\"{path}-{text.GetHashCode(StringComparison.Ordinal)}\"");
        server.Serve(path, at is { } time ? reply.Modified(time) : reply);
    }

    /// <summary>Serves a manifest and its overlay for Production.</summary>
    public static void ServePair(this LoopbackServer server, string manifest = "m1", string overlay = "o1")
    {
        server.ServeFile("flags.json", TestPairs.Manifest(manifest));
        server.ServeFile("flags.Production.json", TestPairs.Overlay(overlay));
    }
}
