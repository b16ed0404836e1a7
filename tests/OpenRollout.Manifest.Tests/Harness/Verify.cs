using System.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>Compares the problems of a manifest with the problems that are marked in it.</summary>
internal static class Verify
{
    /// <summary>
    /// Reads the manifest and asserts that exactly the marked problems are found, at the marked locations and with these
    /// messages, and that neither a byte order mark nor Windows line endings change them.
    /// </summary>
    /// <param name="marked">The manifest with markup.</param>
    /// <param name="messages">A message for each mark, in the order of the text.</param>
    /// <returns>The result, for further assertions.</returns>
    public static ManifestReadResult Problems(string marked, params string[] messages)
        => Problems(marked, messages, bytes => ManifestReader.Read(bytes));

    /// <summary>Does the same with the review of the manifest.</summary>
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

    /// <summary>Reads a manifest and asserts that it has no problems.</summary>
    public static RolloutManifest IsGood(string text) => Problems(text).Manifest;

    private static TextRange ToBytes(string text, ExpectedProblem problem) => new(
        Encoding.UTF8.GetByteCount(text.AsSpan(0, problem.Start)),
        Encoding.UTF8.GetByteCount(text.AsSpan(problem.Start, problem.Length)));

    private static string Show(string id, TextRange range, byte[] bytes)
        => $"{id} at {range.Start}: «{Encoding.UTF8.GetString(bytes, range.Start, range.Length)}»";
}
