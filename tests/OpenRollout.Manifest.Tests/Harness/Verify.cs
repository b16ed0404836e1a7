using System.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>Holds what the reader says of a manifest against what is marked in it.</summary>
internal static class Verify
{
    /// <summary>
    /// Reads the manifest and asserts that exactly the marked problems are found, at exactly the marked places, with
    /// exactly these messages; and that neither a byte order mark nor Windows' line ends change that.
    /// </summary>
    /// <param name="marked">The manifest with markup.</param>
    /// <param name="messages">A message for each mark, in the order of the text.</param>
    /// <returns>What was read, for further questions.</returns>
    public static ManifestReadResult Problems(string marked, params string[] messages)
        => Problems(marked, messages, bytes => ManifestReader.Read(bytes));

    /// <summary>The same for what the review of a manifest says.</summary>
    /// <inheritdoc cref="Problems(string, string[])"/>
    public static ManifestReadResult Advice(string marked, params string[] messages)
        => Problems(marked, messages, bytes => ManifestReview.Read(bytes));

    private static ManifestReadResult Problems(string marked, string[] messages, Func<byte[], ManifestReadResult> read)
    {
        var manifest = MarkedManifest.Parse(marked);
        var bytes = Encoding.UTF8.GetBytes(manifest.Text);
        var reading = read(bytes);
        Assert.Equal(
            manifest.Problems.Select(problem => Show(problem.Id, ToBytes(manifest.Text, problem), bytes)),
            reading.Problems.Select(problem => Show(problem.Id, problem.Range, bytes)));
        Assert.Equal(messages, reading.Problems.Select(problem => problem.Message));
        ReadingLaws.Hold(bytes, reading);

        byte[] withMark = [0xEF, 0xBB, 0xBF, .. bytes];
        Assert.Equal(reading.Problems, read(withMark).Problems);
        var withCarriageReturns = read(Encoding.UTF8.GetBytes(manifest.Text.ReplaceLineEndings("\r\n")));
        Assert.Equal(
            reading.Problems.Select(problem => (problem.Id, problem.Message, problem.Start)),
            withCarriageReturns.Problems.Select(problem => (problem.Id, problem.Message, problem.Start)));
        return reading;
    }

    /// <summary>Reads a manifest that has nothing wrong in it.</summary>
    public static RolloutManifest IsGood(string text) => Problems(text).Manifest;

    private static TextRange ToBytes(string text, ExpectedProblem problem) => new(
        Encoding.UTF8.GetByteCount(text.AsSpan(0, problem.Start)),
        Encoding.UTF8.GetByteCount(text.AsSpan(problem.Start, problem.Length)));

    private static string Show(string id, TextRange range, byte[] bytes)
        => $"{id} at {range.Start}: «{Encoding.UTF8.GetString(bytes, range.Start, range.Length)}»";
}
