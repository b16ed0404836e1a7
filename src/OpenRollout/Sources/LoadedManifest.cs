using System.Collections.Frozen;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>A manifest as a source gives it: read, checked, and with the keys that its segments take from files.</summary>
public sealed class LoadedManifest
{
    private readonly IReadOnlyDictionary<string, KeySet> _cohorts;

    private LoadedManifest(ManifestReading reading, IReadOnlyDictionary<string, KeySet> cohorts)
    {
        Reading = reading;
        _cohorts = cohorts;
    }

    /// <summary>What was read, with all problems.</summary>
    public ManifestReading Reading { get; }

    /// <summary>Reads a manifest that has no folder; segments with <c>keysFrom</c> are empty, and a warning says so.</summary>
    /// <param name="utf8">The manifest's text in UTF-8.</param>
    /// <param name="path">The path to name in problems.</param>
    public static LoadedManifest Read(ReadOnlySpan<byte> utf8, string path = ManifestReader.DefaultPath)
        => new(ManifestReader.Read(utf8, path, new MissingCohortFiles()), FrozenDictionary<string, KeySet>.Empty);

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
        return new LoadedManifest(reading, cohorts);
    }

    /// <summary>Says that there is nothing to read.</summary>
    /// <param name="path">The path of what could not be read.</param>
    /// <param name="reason">Why, and what to do about it.</param>
    public static LoadedManifest Unreadable(string path, string reason)
        => new(ManifestReader.Unreadable(path, reason), FrozenDictionary<string, KeySet>.Empty);

    /// <summary>Compiles the manifest.</summary>
    /// <exception cref="ArgumentException">The manifest has errors.</exception>
    internal RolloutProgram Compile() => RolloutProgram.Compile(Reading, _cohorts);
}
