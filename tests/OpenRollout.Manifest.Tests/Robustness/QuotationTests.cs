using System.Text;
using System.Text.RegularExpressions;

namespace OpenRollout.Manifest.Tests;

/// <summary>Messages truncate what they quote. The tests make each name and value of each manifest very long.</summary>
public sealed partial class QuotationTests
{
    private const int Maximum = 80;

    private static readonly string Long = new('q', 300);

    public static TheoryData<string> Files => [.. Corpus.Structure, .. Corpus.Meaning];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Of_a_manifest_with_an_error(string file) => AssertShort(Encoding.UTF8.GetString(Corpus.Read(file)));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Of_a_manifest_that_is_advised_of(int seed) => AssertShort(new SmallWorld(seed).Manifest());

    private static void AssertShort(string manifest)
    {
        foreach (var token in Token().Matches(manifest).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            // Replaces all occurrences, so that references stay valid.
            var text = Encoding.UTF8.GetBytes(manifest.Replace(token, $"{token[..^1]}{Long}\"", StringComparison.Ordinal));
            foreach (var message in ManifestReader.Read(text).Problems.Concat(ManifestReview.Read(text).Problems).Select(problem => problem.Message).Distinct(StringComparer.Ordinal))
            {
                Assert.DoesNotContain(Long[..(Maximum + 1)], message, StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex("\"[^\"\\\\]*\"")]
    private static partial Regex Token();
}
