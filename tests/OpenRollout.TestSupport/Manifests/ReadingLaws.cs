using System.Globalization;
using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.TestSupport;

/// <summary>Properties that hold for every reading of any bytes.</summary>
internal static class ReadingLaws
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads bytes and asserts the properties, for problems only up to the limit.</summary>
    public static ManifestReadResult Hold(byte[] bytes, int limit = int.MaxValue)
    {
        var reading = ManifestReader.Read(bytes);
        Hold(bytes, reading, limit);
        return reading;
    }

    /// <summary>Asserts that problems are sorted and within the text, that their offsets match their positions, and that a reading without errors has a complete model.</summary>
    public static void Hold(byte[] bytes, ManifestReadResult reading, int limit = int.MaxValue)
    {
        var text = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes.AsSpan();
        var last = 0;
        foreach (var problem in reading.Problems.Take(limit))
        {
            Assert.InRange(problem.Range.Start, last, text.Length);
            Assert.InRange(problem.Range.Length, 0, text.Length - problem.Range.Start);
            Assert.Equal(PositionOf(text, problem.Range.Start), problem.Start);
            Assert.Equal(PositionOf(text, problem.Range.End), problem.End);
            Assert.NotEmpty(problem.Message);
            Assert.InRange(problem.Message.Length, 1, 4_000);
            Assert.DoesNotContain(problem.Message.EnumerateRunes(), rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            // Throws if the message has an unpaired surrogate, which cannot be encoded.
            Strict.GetByteCount(problem.Message);
            Assert.Contains(problem.Id, ProblemDescriptors.All.Select(descriptor => descriptor.Id));
            last = problem.Range.Start;
        }

        if (reading.FirstError is null)
        {
            AssertUsable(reading.Manifest);
        }
    }

    /// <summary>Computes a position naively: decodes all text before it and splits it into lines.</summary>
    private static TextPosition PositionOf(ReadOnlySpan<byte> text, int offset)
    {
        if (IsWithinLineEnd(text, offset))
        {
            // A line does not end between a carriage return and its line feed.
            var before = PositionOf(text, offset - 1);
            return before with { Column = before.Column + 1 };
        }

        var decoded = Encoding.UTF8.GetString(text[..offset]);
        var lines = decoded.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return new TextPosition(lines.Length, lines[^1].Length + 1);
    }

    private static bool IsWithinLineEnd(ReadOnlySpan<byte> text, int offset)
        => offset > 0 && offset < text.Length && text[offset - 1] == '\r' && text[offset] == '\n';

    private static void AssertUsable(RolloutManifest manifest)
    {
        foreach (var rollout in manifest.Flags.Select(flag => flag.GetRollout()).OfType<RolloutDefinition>())
        {
            Assert.NotNull(manifest.FindAttribute(rollout.Unit.Value));
            Assert.All(rollout.Exclude, segment => Assert.NotNull(manifest.FindSegment(segment.Value)));
            Assert.All(rollout.Requires, flag => Assert.Equal(FlagType.Boolean, manifest.FindFlag(flag.Value)?.Type));
            Assert.All(
                rollout.Stages.SelectMany(stage => stage.Audiences),
                audience => Assert.InRange(audience.Percentage.At(0), 0, Percentage.All));
        }

        foreach (var flag in manifest.Flags)
        {
            Assert.Same(flag, manifest.FindFlag(flag.Key));
            Assert.All(
                (flag.GetRollout()?.Stages ?? []).SelectMany(stage => stage.Audiences).Select(audience => audience.Serve).Append(flag.GetRollout()?.Serve).OfType<ServeDefinition>(),
                serve => Assert.All(serve.Variants, weighted => Assert.NotNull(flag.FindVariant(weighted.Variant.Value))));
        }
    }
}
