using System.Collections.Frozen;
using System.Security.Cryptography;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>A manifest as a source gives it: read, checked, and with the keys that its segments take from files. Immutable.</summary>
public sealed class LoadedManifest
{
    private const int VersionLength = 12;

    private readonly Lazy<RolloutProgram> _program;
    private readonly IReadOnlyList<ManifestProblem> _around;

    private LoadedManifest(ManifestReading reading, string version, Lazy<RolloutProgram> program, DateTimeOffset? confirmedAt, IReadOnlyList<ManifestProblem> around)
    {
        (Reading, Version, ConfirmedAt, _program, _around) = (reading, version, confirmedAt, program, around);
        Problems = around.Count == 0 ? reading.Problems : [.. around, .. reading.Problems];
    }

    private LoadedManifest(ManifestReading reading, string version, IReadOnlyDictionary<string, KeySet> cohorts)
        : this(reading, version, new Lazy<RolloutProgram>(() => RolloutProgram.Compile(reading, cohorts)), null, [])
    {
    }

    /// <summary>What was read, with all problems of the text.</summary>
    public ManifestReading Reading { get; }

    /// <summary>The problems of the text, and before them those of reaching and keeping it.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of the manifest's bytes; empty where nothing was read.</summary>
    public string Version { get; }

    /// <summary>When its origin last said that this manifest is the current one, in UTC; null where the source does not say.</summary>
    public DateTimeOffset? ConfirmedAt { get; }

    /// <summary>What keeps the source from reading a newer manifest, so that this one may be out of date; null where it is current.</summary>
    public ManifestProblem? Outage => _around.FirstOrDefault(problem => problem.IsError);

    /// <summary>Reads a manifest that has no folder; segments with <c>keysFrom</c> are empty, and a warning says so.</summary>
    /// <param name="utf8">The manifest's text in UTF-8.</param>
    /// <param name="path">The path to name in problems.</param>
    public static LoadedManifest Read(ReadOnlySpan<byte> utf8, string path = ManifestReader.DefaultPath)
        => new(ManifestReader.Read(utf8, path, new MissingCohortFiles()), VersionOf(utf8), FrozenDictionary<string, KeySet>.Empty);

    /// <summary>Reads a manifest and the files of keys beside it.</summary>
    /// <param name="utf8">The manifest's text in UTF-8.</param>
    /// <param name="path">The path to name in problems.</param>
    /// <param name="readFile">Gives the bytes of a file by its path relative to the manifest; throws an <see cref="IOException"/> or an <see cref="UnauthorizedAccessException"/> where it cannot.</param>
    public static LoadedManifest Read(ReadOnlySpan<byte> utf8, string path, Func<string, byte[]> readFile)
    {
        var files = new CohortReader(readFile);
        var reading = ManifestReader.Read(utf8, path, files);
        var cohorts = reading.Manifest.Segments
            .Where(segment => segment.KeysFrom is { } file && files.Keys.ContainsKey(file.Value))
            .ToDictionary(segment => segment.Name, segment => files.Keys[segment.KeysFrom!.Value.Value], StringComparer.Ordinal);
        return new LoadedManifest(reading, VersionOf(utf8), cohorts);
    }

    /// <summary>Says that there is nothing to read.</summary>
    /// <param name="path">The path of what could not be read.</param>
    /// <param name="reason">Why, and what to do about it.</param>
    public static LoadedManifest Unreadable(string path, string reason)
        => new(ManifestReader.Unreadable(path, reason), "", FrozenDictionary<string, KeySet>.Empty);

    /// <summary>
    /// Returns the same manifest, as its source sees it now: a provider that serves it already goes on with it, and is
    /// stale while one of the problems is an error.
    /// </summary>
    /// <param name="confirmedAt">When its origin last said that it is current, in UTC.</param>
    /// <param name="problems">What is wrong around it, such as a server that does not answer; empty where nothing is.</param>
    public LoadedManifest AsOf(DateTimeOffset? confirmedAt, IReadOnlyList<ManifestProblem> problems)
        => new(Reading, Version, _program, confirmedAt, problems);

    /// <summary>Returns the manifest compiled, always the same program.</summary>
    /// <exception cref="ArgumentException">The manifest has errors.</exception>
    internal RolloutProgram Compile() => _program.Value;

    private static string VersionOf(ReadOnlySpan<byte> utf8) => Convert.ToHexString(SHA256.HashData(utf8))[..VersionLength].ToLowerInvariant();
}
