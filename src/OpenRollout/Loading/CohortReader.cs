using System.Text.Unicode;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Loading;

/// <summary>Reads files of keys: UTF-8 with an optional byte order mark, one key per line, lines separated by LF, CRLF or CR. Empty lines are skipped; white space is kept. Each file is read once.</summary>
internal sealed class CohortReader(Func<string, byte[]> readFile) : ICohortFiles
{
    private readonly Dictionary<string, (ProblemDescriptor Descriptor, string Message)?> _problems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeySet> _keys = new(StringComparer.Ordinal);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Gets the keys of each file that was read, by its path.</summary>
    public IReadOnlyDictionary<string, KeySet> Keys => _keys;

    public (ProblemDescriptor Descriptor, string Message)? FindProblem(string path)
    {
        if (!_problems.TryGetValue(path, out var problem))
        {
            _problems.Add(path, problem = Read(path));
        }

        return problem;
    }

    private (ProblemDescriptor Descriptor, string Message)? Read(string path)
    {
        try
        {
            var bytes = readFile(path);
            if (!Utf8.IsValid(bytes))
            {
                return (ProblemDescriptors.InvalidValue, $"the file '{PlainText.Quote(path)}' is not UTF-8; save it as UTF-8");
            }

            _keys.Add(path, Parse(bytes));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (ProblemDescriptors.InvalidValue, $"the file '{PlainText.Quote(path)}' cannot be read: {exception.Message.Replace(path, PlainText.Quote(path), StringComparison.Ordinal)}");
        }
    }

    private static KeySet Parse(ReadOnlySpan<byte> lines)
    {
        // UTF-16 has a different mark and is not supported.
        lines = lines.StartsWith(ByteOrderMark) ? lines[ByteOrderMark.Length..] : lines;
        var keys = new KeySetBuilder(lines.Length + 1);
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            lines = end < 0 ? [] : lines[(end + 1)..];
            if (!line.IsEmpty)
            {
                keys.Add(line);
            }
        }

        return keys.Build();
    }
}
