namespace OpenRollout.Manifest;

/// <summary>
/// Reads manifests: UTF-8 JSON in, a model and a list of problems out. The only place where a manifest is parsed. It
/// never throws, whatever the bytes, and reports all problems that it can find at once; those of generated code are left
/// to <see cref="ManifestReview"/>. Thread-safe.
/// </summary>
public static class ManifestReader
{
    /// <summary>The largest manifest that is read, in bytes: 64 MiB.</summary>
    public const int MaximumLength = 64 * 1024 * 1024;

    /// <summary>What a manifest is called where nobody gave a path.</summary>
    public const string DefaultPath = "flags.json";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a manifest.</summary>
    /// <param name="utf8">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="path">The path to name in problems.</param>
    /// <param name="cohorts">Who knows the files that <c>keysFrom</c> names; null leaves them alone.</param>
    /// <returns>The manifest, as far as it could be understood, and all its problems.</returns>
    public static ManifestReading Read(ReadOnlySpan<byte> utf8, string path = DefaultPath, ICohortFiles? cohorts = null)
        => FindTooLong(utf8, path) ?? Read(utf8.ToArray(), path, cohorts, receiver: null, review: null);

    /// <summary>Reads a manifest, handing flags on as they are read. The bytes must not be changed afterwards: rollouts are found in them again.</summary>
    internal static ManifestReading Read(byte[] utf8, string path, ICohortFiles? cohorts, IFlagReceiver receiver)
        => Read(utf8, path, cohorts, receiver, review: null);

    /// <summary>Reads a manifest for a build: checks its C# names and, where it has no errors, has it reviewed before problems are located.</summary>
    internal static ManifestReading Read(ReadOnlySpan<byte> utf8, string path, ICohortFiles? cohorts, Action<RolloutManifest, ProblemCollector> review)
        => FindTooLong(utf8, path) ?? Read(utf8.ToArray(), path, cohorts, receiver: null, review);

    /// <summary>Returns the refusal of a manifest that is too long, null for any other: before anybody copies it.</summary>
    internal static ManifestReading? FindTooLong(ReadOnlySpan<byte> utf8, string path)
    {
        var length = utf8.Length - (utf8.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0);
        return length > MaximumLength
            ? Refuse(ProblemDescriptors.InvalidJson, $"the manifest has {length} bytes; more than {MaximumLength} are not read. Move long lists of keys to files with 'keysFrom'", path)
            : null;
    }

    private static ManifestReading Read(
        byte[] utf8, string path, ICohortFiles? cohorts, IFlagReceiver? receiver, Action<RolloutManifest, ProblemCollector>? review)
    {
        utf8 = new ReadOnlySpan<byte>(utf8).StartsWith(ByteOrderMark) ? utf8.AsSpan(ByteOrderMark.Length).ToArray() : utf8;
        var problems = new ProblemCollector(isForBuild: review is not null);
        var manifest = RolloutManifest.Empty;
        if (JsonChecks.Parse(utf8, problems) is { } text)
        {
            DuplicateCheck.Run(text, problems);
            manifest = Read(text, problems, cohorts, receiver);
            if (!problems.HasErrors)
            {
                review?.Invoke(manifest, problems);
            }
        }

        return new ManifestReading(manifest, problems.Locate(utf8, path));
    }

    /// <summary>Says that a manifest could not be read at all, in the form of a reading.</summary>
    /// <param name="path">The path of what could not be read.</param>
    /// <param name="reason">Why, and what to do about it.</param>
    /// <returns>A reading with this one problem, which has no position.</returns>
    public static ManifestReading Unreadable(string path, string reason)
        => Refuse(ProblemDescriptors.ManifestNotAvailable, $"the manifest cannot be read: {reason}", path);

    private static ManifestReading Refuse(ProblemDescriptor descriptor, string message, string path)
        => new(RolloutManifest.Empty, [ManifestProblem.WithoutPosition(descriptor, message, path)]);

    private static RolloutManifest Read(JsonText text, ProblemCollector problems, ICohortFiles? cohorts, IFlagReceiver? receiver)
    {
        var values = new ValueReader(problems);
        var properties = new ObjectReader(values, Shape.Manifest);
        if (!properties.Read(text.Root, text.Root.Range))
        {
            return RolloutManifest.Empty;
        }

        values.ReadString(properties["$schema"], "'$schema'");
        var revision = ReadRevision(properties["revision"], values);
        var declared = new DeclaredNames(properties);
        var references = new ReferenceReader(values, declared);
        var attributes = new AttributeReader(values).Read(properties["context"]);
        var attributesByName = ByName(attributes);
        var conditions = new ConditionReader(values, references, attributesByName, declared);
        var segments = new SegmentReader(values, conditions).Read(properties["segments"]);
        CohortCheck.Run(segments, cohorts, problems);
        var segmentCheck = new SegmentCheck(segments, problems);
        var requiresCheck = new RequiresCheck(problems);
        receiver?.Begin(attributes, segments);
        var rollouts = new RolloutReader(values, references, conditions);
        var flags = new FlagReader(values, rollouts, new RolloutSource(text.Utf8, attributesByName)).Read(properties.Require("flags"), Take);
        var manifest = new RolloutManifest(attributes, segments, flags, revision);
        requiresCheck.Run(manifest);
        if (problems.IsForBuild)
        {
            NameCheck.Run(manifest, problems);
        }

        return manifest;

        // All that looks at a rollout does so here, while it is young: it may be gone when the last flag is read.
        void Take(FlagDefinition flag)
        {
            segmentCheck.Check(flag);
            requiresCheck.Add(flag);
            if (!problems.HasErrors)
            {
                receiver?.Receive(flag);
            }
        }
    }

    private static int? ReadRevision(JsonNode node, ValueReader values)
    {
        if (node.IsMissing)
        {
            return null;
        }

        if (FlagValueReader.TryReadInteger(node, out var revision) && revision >= 0)
        {
            return revision;
        }

        values.ReportValue(node, "'revision'", "a whole number from 0 to 2147483647");
        return null;
    }

    private static Dictionary<string, AttributeDefinition> ByName(IReadOnlyList<AttributeDefinition> attributes)
    {
        var named = new Dictionary<string, AttributeDefinition>(StringComparer.Ordinal)
        {
            [AttributeDefinition.TargetingKey.Name] = AttributeDefinition.TargetingKey,
        };
        foreach (var attribute in attributes)
        {
            named.Add(attribute.Name, attribute);
        }

        return named;
    }
}
