using System.Runtime.CompilerServices;
using OpenRollout.Sources.Files;

namespace OpenRollout;

/// <summary>
/// A source that reads a manifest from a file, with the overlay of an environment if the manifest lists it, and again
/// whenever one of these files or of their files of keys has changed. It polls the files: their times, lengths and links
/// every 250 milliseconds, their content every two seconds. Thread-safe.
/// </summary>
/// <remarks>
/// Polling detects writing in place, renaming, re-creation and replaced symbolic links on every file system. A manifest
/// with errors may be half written, so after the first read it is returned only if the next poll finds the same content.
/// A manifest and its overlay are read again if one of them changes in between. A file without a length, such as a pipe or
/// a device, counts as empty.
/// </remarks>
public sealed class FileManifestSource : IManifestSource
{
    /// <summary>The content is read in every eighth poll even if nothing else has changed.</summary>
    private const int PollsBetweenReads = 8;

    private readonly string _path;
    private readonly string? _overlayPath;
    private readonly TimeProvider _timeProvider;

    /// <summary>Initializes a new instance of the <see cref="FileManifestSource"/> class. The file is not read until the source is read.</summary>
    /// <param name="path">The manifest's path. A relative path is resolved against the current directory immediately.</param>
    /// <param name="timeProvider">The clock for the delays between polls; null for <see cref="TimeProvider.System"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    public FileManifestSource(string path, TimeProvider? timeProvider = null)
        : this(path, environment: null, timeProvider)
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="FileManifestSource"/> class that merges the overlay of an environment into
    /// the manifest. No file is read until the source is read.
    /// </summary>
    /// <param name="path">The manifest's path. A relative path is resolved against the current directory immediately.</param>
    /// <param name="environment">
    /// The environment, such as <c>Production</c>. If the manifest lists it, its overlay is required; otherwise no other file is
    /// read. Null or empty to read the manifest alone.
    /// </param>
    /// <param name="timeProvider">The clock for the delays between polls; null for <see cref="TimeProvider.System"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    public FileManifestSource(string path, string? environment, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = Path.GetFullPath(path);
        Environment = string.IsNullOrWhiteSpace(environment) ? null : environment;
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public string? Environment { get; }

    /// <summary>
    /// Gets the full path of the overlay if it is not next to the manifest, such as a file in another mounted folder. A relative
    /// path is resolved against the current directory when it is set. Null, the default, is next to the manifest:
    /// <c>flags.Production.json</c> for <c>flags.json</c>.
    /// </summary>
    public string? OverlayPath
    {
        get => _overlayPath;
        init => _overlayPath = string.IsNullOrEmpty(value) ? null : Path.GetFullPath(value);
    }

    /// <summary>Returns the full path of the manifest.</summary>
    public override string ToString() => _path;

    /// <summary>Gets the delay between two polls of the file: 250 milliseconds.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoadedManifest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var files = new FileLayers(_path, Environment, OverlayPath);
        using var reader = new HashedFileReader();
        using var delay = new RepeatedDelay(Interval, _timeProvider, cancellationToken);
        var current = FileReadResult.Read(files, reader);
        yield return current.Manifest;
        FileReadResult? suspect = null;
        for (var poll = 1; ; poll++)
        {
            await delay.WaitAsync().ConfigureAwait(false);
            var hasChanged = current.Watch.HasChanged();
            if (suspect is null && poll % PollsBetweenReads != 0 && !hasChanged)
            {
                continue;
            }

            // The watch is renewed before the content is read, so that the next poll sees a change in between.
            current = hasChanged ? current with { Watch = current.Watch.Renew() } : current;
            if (reader.Matches(current.Content, current.Watch.Files))
            {
                suspect = null;
                continue;
            }

            var read = FileReadResult.Read(files, reader);
            // A file with errors may be half written. It counts if the next poll finds the same content.
            if (read.Manifest.Reading.FirstError is not null && suspect?.Content.AsSpan().SequenceEqual(read.Content) != true)
            {
                suspect = read;
                continue;
            }

            (current, suspect) = (read, null);
            yield return current.Manifest;
        }
    }
}
