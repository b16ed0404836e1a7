using System.Diagnostics;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Loading;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>A manifest that a source has read and checked, together with the keys from its files of keys. Immutable and thread-safe.</summary>
public sealed class LoadedManifest
{
    private readonly IReadOnlyList<ManifestProblem> _sourceProblems;

    private LoadedManifest(
        ManifestReadResult reading, Lazy<string> version, RolloutProgram? program, DateTimeOffset? confirmedAt, IReadOnlyList<ManifestProblem> sourceProblems)
    {
        (Reading, LazyVersion, ConfirmedAt, Program, _sourceProblems) = (reading, version, confirmedAt, program, sourceProblems);
        Problems = sourceProblems.Count == 0 ? reading.Problems : [.. sourceProblems, .. reading.Problems];
    }

    /// <summary>Gets the content that was read and the problems of the text.</summary>
    public ManifestReadResult Reading { get; }

    /// <summary>Gets all problems: first those of reaching the origin and of caching, then those of the text. Empty if there are none.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }

    /// <summary>
    /// Gets the environment whose overlay is part of the manifest, as the manifest lists it. Null if the manifest was read
    /// alone: without an environment, or for one that it does not list.
    /// </summary>
    public string? Environment => Reading.Environment;

    /// <summary>
    /// Gets the environment that the manifest was read for: <see cref="Environment"/> if the manifest lists it, otherwise the
    /// name as given. Null if the manifest was read without an environment.
    /// </summary>
    public string? RequestedEnvironment => Environment ?? GivenEnvironment;

    /// <summary>
    /// Gets the manifest's version: the first 12 hexadecimal digits of the SHA-256 of its bytes. With an overlay, the SHA-256
    /// covers both texts, each after its length as a 64-bit little-endian integer. Empty if nothing was read.
    /// </summary>
    public string Version => LazyVersion.Value;

    /// <summary>
    /// Gets the time at which the manifest was written, in UTC: the file's time of change, or the time that the server
    /// states; with an overlay, the later time of both. Null if it is not known; the propagation time of changes is then not
    /// measured.
    /// </summary>
    public DateTimeOffset? WrittenAt { get; private init; }

    /// <summary>Gets the time at which the origin last confirmed that this manifest is the current one, with its overlay if it has one, in UTC; null if the source does not track this.</summary>
    public DateTimeOffset? ConfirmedAt { get; }

    /// <summary>Gets the problem that prevents the source from reading a newer manifest, so that this one may be out of date; null if it is current.</summary>
    public ManifestProblem? Outage => ManifestProblem.FirstError(_sourceProblems);

    /// <summary>Gets the environment that was given to the source, whether the manifest lists it or not; null if there was none.</summary>
    internal string? GivenEnvironment { get; private init; }

    /// <summary>Gets the environment that was given if the manifest lists others but not this one, so that it is served without an overlay; otherwise null.</summary>
    internal UnlistedEnvironment? UnlistedEnvironment => UnlistedEnvironment.Find(GivenEnvironment, Reading);

    /// <summary>Gets the path or address that was read.</summary>
    internal string Path { get; private init; } = ManifestReader.DefaultPath;

    /// <summary>Gets the duration of reading, checking and compiling, without waiting for the origin.</summary>
    internal TimeSpan ReadingTime { get; private init; }

    /// <summary>Reads a manifest without a folder. Segments with <c>keysFrom</c> are empty, with a warning for each. Does not throw for an invalid manifest: check <see cref="Problems"/>.</summary>
    /// <param name="utf8">The manifest's text in UTF-8.</param>
    /// <param name="path">The path to show in problems.</param>
    public static LoadedManifest Read(ReadOnlySpan<byte> utf8, string path = ManifestReader.DefaultPath)
        => Read(utf8, path, new MissingCohortFiles(), RolloutProgram.NoCohorts);

    /// <summary>Reads a manifest and its files of keys. Does not throw for an invalid manifest: check <see cref="Problems"/>.</summary>
    /// <param name="utf8">The manifest's text in UTF-8.</param>
    /// <param name="path">The path to show in problems.</param>
    /// <param name="readFile">Returns the bytes of a file by its path relative to the manifest. Throws an <see cref="IOException"/> or an <see cref="UnauthorizedAccessException"/> if the file cannot be read.</param>
    public static LoadedManifest Read(ReadOnlySpan<byte> utf8, string path, Func<string, byte[]> readFile)
    {
        var files = new CohortReader(readFile);
        return Read(utf8, path, files, files.Keys);
    }

    /// <summary>
    /// Reads a manifest merged with the overlay of an environment, and the files of keys that they name. Does not throw for
    /// invalid texts: check <see cref="Problems"/>.
    /// </summary>
    /// <param name="layers">The texts. If the manifest lists their environment, the overlay is required: without it the result has an error.</param>
    /// <param name="readFile">
    /// Returns the bytes of a file by its path relative to the manifest. Throws an <see cref="IOException"/> or an
    /// <see cref="UnauthorizedAccessException"/> if the file cannot be read. Null for a manifest without a folder:
    /// segments with <c>keysFrom</c> are then empty, with a warning for each.
    /// </param>
    public static LoadedManifest Read(ManifestLayers layers, Func<string, byte[]>? readFile = null)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (readFile is null)
        {
            return Read(layers, new MissingCohortFiles(), RolloutProgram.NoCohorts);
        }

        var files = new CohortReader(readFile);
        return Read(layers, files, files.Keys);
    }

    /// <summary>Creates a manifest that could not be read. It has one error and is never served.</summary>
    /// <param name="path">The path or address that could not be read.</param>
    /// <param name="reason">The reason and the remedy, for the error message.</param>
    public static LoadedManifest Unreadable(string path, string reason)
        => new(ManifestReader.Unreadable(path, reason), new Lazy<string>(""), null, null, []) { Path = path };

    /// <summary>
    /// Returns the same manifest with the current state of its source. A provider that already serves the manifest
    /// continues without compiling it again, and is stale while one of the problems is an error.
    /// </summary>
    /// <param name="confirmedAt">The time at which the origin last confirmed the manifest, in UTC; null if it is not known.</param>
    /// <param name="problems">The problems of reaching the origin or of caching, such as a server that does not respond; empty if there are none.</param>
    public LoadedManifest AsOf(DateTimeOffset? confirmedAt, IReadOnlyList<ManifestProblem> problems)
        => Copy(confirmedAt, WrittenAt, problems);

    /// <summary>Returns the same manifest, with the time at which it was written.</summary>
    /// <param name="time">The time, in UTC; null if it is not known.</param>
    public LoadedManifest AsWrittenAt(DateTimeOffset? time)
        => Copy(ConfirmedAt, time, _sourceProblems);

    /// <summary>Gets the compiled program, which copies of this manifest share; null if the manifest has errors.</summary>
    internal RolloutProgram? Program { get; }

    /// <summary>Gets the version, computed when it is first read.</summary>
    internal Lazy<string> LazyVersion { get; }

    private static LoadedManifest Read(ReadOnlySpan<byte> utf8, string path, ICohortFiles files, IReadOnlyDictionary<string, KeySet> cohorts)
        // Rejected before the only copy is made. The program reads rollouts from it again when a flag is explained.
        => ManifestReader.RejectIfTooLong(utf8, path) is { } refusal
            ? new LoadedManifest(refusal, new Lazy<string>(""), null, null, []) { Path = path }
            : Read(new ManifestLayers(utf8.ToArray(), environment: null, overlay: null) { Path = path }, files, cohorts);

    private static LoadedManifest Read(ManifestLayers layers, ICohortFiles files, IReadOnlyDictionary<string, KeySet> cohorts)
    {
        var start = Stopwatch.GetTimestamp();
        var program = new ManifestCompiler(cohorts);
        var reading = ManifestReader.Read(layers, files, program);
        // Lazy: the version may never be read, and loading cryptography would delay the start.
        return new LoadedManifest(reading, new Lazy<string>(() => ManifestVersion.Compute(layers)), program.Complete(reading), null, [])
        {
            Path = layers.Path,
            GivenEnvironment = layers.Environment,
            ReadingTime = Stopwatch.GetElapsedTime(start),
        };
    }

    private LoadedManifest Copy(DateTimeOffset? confirmedAt, DateTimeOffset? writtenAt, IReadOnlyList<ManifestProblem> sourceProblems)
        => new(Reading, LazyVersion, Program, confirmedAt, sourceProblems)
        {
            Path = Path,
            GivenEnvironment = GivenEnvironment,
            WrittenAt = writtenAt,
            ReadingTime = ReadingTime,
        };
}
