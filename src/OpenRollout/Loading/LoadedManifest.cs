using System.Diagnostics;
using System.Security.Cryptography;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Loading;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>A manifest as a source gives it: read, checked, and with the keys that its segments take from files. Immutable.</summary>
public sealed class LoadedManifest
{
    private const int VersionLength = 12;

    private readonly IReadOnlyList<ManifestProblem> _around;

    private LoadedManifest(
        ManifestReading reading, Lazy<string> version, RolloutProgram? program, DateTimeOffset? confirmedAt, IReadOnlyList<ManifestProblem> around)
    {
        (Reading, LazyVersion, ConfirmedAt, Program, _around) = (reading, version, confirmedAt, program, around);
        Problems = around.Count == 0 ? reading.Problems : [.. around, .. reading.Problems];
    }

    /// <summary>What was read, with all problems of the text.</summary>
    public ManifestReading Reading { get; }

    /// <summary>The problems of the text, and before them those of reaching and keeping it.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of the manifest's bytes; empty where nothing was read.</summary>
    public string Version => LazyVersion.Value;

    /// <summary>
    /// When it was written, in UTC: the file's time of change, or what the server says was. Null where that is not known;
    /// then nobody can tell how long a change took to arrive.
    /// </summary>
    public DateTimeOffset? WrittenAt { get; private init; }

    /// <summary>When its origin last said that this manifest is the current one, in UTC; null where the source does not say.</summary>
    public DateTimeOffset? ConfirmedAt { get; }

    /// <summary>What keeps the source from reading a newer manifest, so that this one may be out of date; null where it is current.</summary>
    public ManifestProblem? Outage => ManifestProblem.FirstError(_around);

    /// <summary>The path or address that was read.</summary>
    internal string Path { get; private init; } = ManifestReader.DefaultPath;

    /// <summary>How long reading, checking and compiling it took, waiting for its origin not included.</summary>
    internal TimeSpan ReadingTime { get; private init; }

    /// <summary>Reads a manifest that has no folder; segments with <c>keysFrom</c> are empty, and a warning says so.</summary>
    /// <param name="utf8">The manifest's text in UTF-8.</param>
    /// <param name="path">The path to name in problems.</param>
    public static LoadedManifest Read(ReadOnlySpan<byte> utf8, string path = ManifestReader.DefaultPath)
        => Read(utf8, path, new MissingCohortFiles(), RolloutProgram.NoCohorts);

    /// <summary>Reads a manifest and the files of keys beside it.</summary>
    /// <param name="utf8">The manifest's text in UTF-8.</param>
    /// <param name="path">The path to name in problems.</param>
    /// <param name="readFile">Gives the bytes of a file by its path relative to the manifest; throws an <see cref="IOException"/> or an <see cref="UnauthorizedAccessException"/> where it cannot.</param>
    public static LoadedManifest Read(ReadOnlySpan<byte> utf8, string path, Func<string, byte[]> readFile)
    {
        var files = new CohortReader(readFile);
        return Read(utf8, path, files, files.Keys);
    }

    /// <summary>Says that there is nothing to read.</summary>
    /// <param name="path">The path of what could not be read.</param>
    /// <param name="reason">Why, and what to do about it.</param>
    public static LoadedManifest Unreadable(string path, string reason)
        => new(ManifestReader.Unreadable(path, reason), new Lazy<string>(""), null, null, []) { Path = path };

    /// <summary>
    /// Returns the same manifest, as its source sees it now: a provider that serves it already goes on with it, and is
    /// stale while one of the problems is an error.
    /// </summary>
    /// <param name="confirmedAt">When its origin last said that it is current, in UTC.</param>
    /// <param name="problems">What is wrong around it, such as a server that does not answer; empty where nothing is.</param>
    public LoadedManifest AsOf(DateTimeOffset? confirmedAt, IReadOnlyList<ManifestProblem> problems)
        => new(Reading, LazyVersion, Program, confirmedAt, problems) { Path = Path, WrittenAt = WrittenAt, ReadingTime = ReadingTime };

    /// <summary>Returns the same manifest, with the time at which it was written.</summary>
    /// <param name="time">The time, in UTC; null where it is not known.</param>
    public LoadedManifest AsWrittenAt(DateTimeOffset? time)
        => new(Reading, LazyVersion, Program, ConfirmedAt, _around) { Path = Path, WrittenAt = time, ReadingTime = ReadingTime };

    /// <summary>The manifest compiled, always the same program; null where it has errors.</summary>
    internal RolloutProgram? Program { get; }

    /// <summary>What <see cref="Version"/> says, when it is asked for.</summary>
    internal Lazy<string> LazyVersion { get; }

    private static LoadedManifest Read(ReadOnlySpan<byte> utf8, string path, ICohortFiles files, IReadOnlyDictionary<string, KeySet> cohorts)
    {
        if (ManifestReader.FindTooLong(utf8, path) is { } refusal)
        {
            return new LoadedManifest(refusal, new Lazy<string>(""), null, null, []) { Path = path };
        }

        var start = Stopwatch.GetTimestamp();
        // The one copy, in which the program finds rollouts again.
        var text = utf8.ToArray();
        var program = new ManifestCompiler(cohorts);
        var reading = ManifestReader.Read(text, path, files, program);
        // Nobody may ever ask for the version, and who starts should not wait for cryptography to be loaded.
        return new LoadedManifest(reading, new Lazy<string>(() => VersionOf(text)), program.Complete(reading), null, [])
        {
            Path = path,
            ReadingTime = Stopwatch.GetElapsedTime(start),
        };
    }

    private static string VersionOf(byte[] text) => Convert.ToHexString(SHA256.HashData(text))[..VersionLength].ToLowerInvariant();
}
