using System.Text;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>Reads files of keys: UTF-8, one key a line, a byte order mark and CRLF accepted, empty lines skipped, nothing trimmed.</summary>
internal sealed class CohortReader(Func<string, byte[]> readFile) : ICohortFiles
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Func<string, byte[]> _readFile = readFile;
    private readonly Dictionary<string, KeySet> _keys = new(StringComparer.Ordinal);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The keys of each file that could be read, by its path.</summary>
    public IReadOnlyDictionary<string, KeySet> Keys => _keys;

    public (ProblemDescriptor Descriptor, string Message)? FindProblem(string path)
    {
        try
        {
            if (!_keys.ContainsKey(path))
            {
                _keys.Add(path, Parse(_readFile(path)));
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (ProblemDescriptors.InvalidValue, $"the file '{path}' cannot be read: {exception.Message}");
        }
        catch (DecoderFallbackException)
        {
            return (ProblemDescriptors.InvalidValue, $"the file '{path}' is not UTF-8; save it as UTF-8");
        }
    }

    private static KeySet Parse(byte[] bytes)
    {
        // Detecting byte order marks would let UTF-16 pass, which is refused everywhere else.
        var start = bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        using var reader = new StreamReader(new MemoryStream(bytes, start, bytes.Length - start), StrictUtf8, detectEncodingFromByteOrderMarks: false);
        return new KeySet(ReadLines(reader));
    }

    private static IEnumerable<string> ReadLines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }
}
