using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Layers;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest;

/// <summary>
/// Parses manifests in UTF-8 JSON into a <see cref="RolloutManifest"/> and a list of problems. Reports all problems at
/// once, except those of generated code, which <see cref="ManifestReview"/> reports. Thread-safe.
/// </summary>
public static class ManifestReader
{
    /// <summary>The maximum length of a manifest in bytes, without a byte order mark: 64 MiB. Longer ones are rejected.</summary>
    public const int MaximumLength = 64 * 1024 * 1024;

    /// <summary>The path that problems name if none is given.</summary>
    public const string DefaultPath = "flags.json";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a manifest. Never throws, even for arbitrary bytes.</summary>
    /// <param name="utf8">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="path">The path to name in problems.</param>
    /// <param name="cohorts">Checks the files that <c>keysFrom</c> names; null to skip these checks.</param>
    /// <returns>The manifest and all its problems. If there are errors, the manifest contains the parts that could be read.</returns>
    public static ManifestReadResult Read(ReadOnlySpan<byte> utf8, string path = DefaultPath, ICohortFiles? cohorts = null)
        => RejectIfTooLong(utf8, path) ?? Read(utf8.ToArray(), path, cohorts, receiver: null, review: null);

    /// <summary>Reads a manifest merged with the overlay of an environment. Never throws, even for arbitrary bytes.</summary>
    /// <param name="layers">The texts. If the manifest lists their environment, the overlay is required.</param>
    /// <param name="cohorts">Checks the files that <c>keysFrom</c> names; null to skip these checks.</param>
    /// <returns>The merged manifest and all problems of both texts, each with the path of its text. If there are errors, the manifest contains the parts that could be read.</returns>
    public static ManifestReadResult Read(ManifestLayers layers, ICohortFiles? cohorts = null)
        => Read(layers, cohorts, receiver: null);

    /// <summary>Reads layers and passes on each flag of the merged manifest as soon as it is read. The bytes must not change afterwards: rollouts are read from them again on demand.</summary>
    internal static ManifestReadResult Read(ManifestLayers layers, ICohortFiles? cohorts, IFlagReceiver? receiver)
    {
        if (RejectIfTooLong(layers.Utf8, layers.Path) is { } rejection)
        {
            return rejection;
        }

        var utf8 = WithoutByteOrderMark(layers.Utf8);
        var problems = new ProblemCollector();
        if (Parse(utf8, problems) is not { } text)
        {
            return new ManifestReadResult(RolloutManifest.Empty, problems.Locate(utf8, layers.Path));
        }

        // Invalid names are reported where the manifest is read.
        var environments = new EnvironmentReader(new ValueReader(new ProblemCollector())).Read(text.Root.Find("environments"));
        var isLayered = LayeredReader.IsNeeded(environments, layers.Environment, layers.OverlayUtf8 is not null);
        var manifest = ModelReader.Read(text, problems, cohorts, isLayered && receiver is not null ? ReleasingReceiver.Instance : receiver);
        var result = new ManifestReadResult(manifest, problems.Locate(utf8, layers.Path));
        return isLayered && !problems.HasErrors
            ? Combine(result, new LayeredReader(text, result, layers.Path).Read(layers.OverlayText!, cohorts, receiver, review: null))
            : result;
    }

    /// <summary>Reads a manifest and passes on each flag as soon as it is read. The bytes must not change afterwards: rollouts are read from them again on demand.</summary>
    internal static ManifestReadResult Read(byte[] utf8, string path, ICohortFiles? cohorts, IFlagReceiver receiver)
        => Read(utf8, path, cohorts, receiver, review: null);

    /// <summary>Reads a manifest for a build: also checks its C# names and, if it has no errors, calls <paramref name="review"/>, which can add problems.</summary>
    internal static ManifestReadResult Read(ReadOnlySpan<byte> utf8, string path, ICohortFiles? cohorts, Action<RolloutManifest, ProblemCollector> review)
        => Read(utf8, path, cohorts, review, out _);

    /// <summary>Reads a manifest for a build and returns its tokens, to merge overlays with; null if it is not valid JSON.</summary>
    internal static ManifestReadResult Read(
        ReadOnlySpan<byte> utf8, string path, ICohortFiles? cohorts, Action<RolloutManifest, ProblemCollector> review, out JsonText? text)
    {
        text = null;
        return RejectIfTooLong(utf8, path) ?? Read(utf8.ToArray(), path, cohorts, receiver: null, review, out text);
    }

    /// <summary>Returns the problems of the manifest alone followed by those that an overlay adds.</summary>
    internal static ManifestReadResult Combine(ManifestReadResult manifest, ManifestReadResult merged)
        => manifest.Problems.Count == 0 ? merged : new ManifestReadResult(merged.Manifest, [.. manifest.Problems, .. merged.Problems])
        {
            Environment = merged.Environment,
            OverlayEnvironment = merged.OverlayEnvironment,
            OverlayRevision = merged.OverlayRevision,
        };

    /// <summary>Returns a rejection if a text is too long; otherwise null. Call it before copying the bytes.</summary>
    internal static ManifestReadResult? RejectIfTooLong(ReadOnlySpan<byte> utf8, string path, string what = "the manifest")
    {
        var length = utf8.Length - (utf8.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0);
        return length > MaximumLength
            ? Reject(ProblemDescriptors.InvalidJson, $"{what} has {length} bytes; at most {MaximumLength} are allowed. Move long lists of keys to files with 'keysFrom'", path)
            : null;
    }

    internal static byte[] WithoutByteOrderMark(byte[] utf8)
        => new ReadOnlySpan<byte>(utf8).StartsWith(ByteOrderMark) ? utf8.AsSpan(ByteOrderMark.Length).ToArray() : utf8;

    /// <summary>Creates the result for a manifest that could not be read at all, such as a missing file.</summary>
    /// <param name="path">The path or URL of the manifest, to name in the problem.</param>
    /// <param name="reason">The reason, and what to do about it.</param>
    /// <returns>An empty manifest with one error, which has no position.</returns>
    public static ManifestReadResult Unreadable(string path, string reason)
        => Reject(ProblemDescriptors.ManifestNotAvailable, $"the manifest cannot be read: {reason}", path);

    private static ManifestReadResult Read(
        byte[] utf8, string path, ICohortFiles? cohorts, IFlagReceiver? receiver, Action<RolloutManifest, ProblemCollector>? review)
        => Read(utf8, path, cohorts, receiver, review, out _);

    private static ManifestReadResult Read(
        byte[] utf8, string path, ICohortFiles? cohorts, IFlagReceiver? receiver, Action<RolloutManifest, ProblemCollector>? review, out JsonText? text)
    {
        utf8 = WithoutByteOrderMark(utf8);
        var problems = new ProblemCollector(isForBuild: review is not null);
        var manifest = RolloutManifest.Empty;
        text = Parse(utf8, problems);
        if (text is not null)
        {
            manifest = ModelReader.Read(text, problems, cohorts, receiver);
            if (!problems.HasErrors)
            {
                review?.Invoke(manifest, problems);
            }
        }

        return new ManifestReadResult(manifest, problems.Locate(utf8, path));
    }

    private static JsonText? Parse(byte[] utf8, ProblemCollector problems)
    {
        var text = JsonChecks.Parse(utf8, problems);
        if (text is not null)
        {
            DuplicateCheck.Run(text, problems);
        }

        return text;
    }

    private static ManifestReadResult Reject(ProblemDescriptor descriptor, string message, string path)
        => new(RolloutManifest.Empty, [ManifestProblem.WithoutPosition(descriptor, message, path)]);
}
