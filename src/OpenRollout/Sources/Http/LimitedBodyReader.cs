using System.Buffers;

namespace OpenRollout.Sources.Http;

/// <summary>Reads response bodies up to a length limit, which applies to the decompressed bytes.</summary>
internal static class LimitedBodyReader
{
    private const int BlockLength = 64 * 1024;

    /// <summary>Reads a whole body.</summary>
    /// <exception cref="FetchException">The body is longer than the limit. At most one block beyond the limit was read.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, Uri address, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            throw TooLong(address, $"has {content.Headers.ContentLength} bytes", limit);
        }

        using var body = new MemoryStream();
        var block = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            for (int read; (read = await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                if (body.Length + read > limit)
                {
                    throw TooLong(address, "is too long", limit);
                }

                body.Write(block, 0, read);
            }

            return body.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private static FetchException TooLong(Uri address, string length, int limit)
        => new($"'{UriText.WithoutQuery(address)}' {length}; at most {limit} bytes, decompressed, are allowed", isTransient: false);
}
