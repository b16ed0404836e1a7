using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Cli.Workspaces;

/// <summary>Converts texts to the bytes of their files. Encoding and byte order mark stay.</summary>
internal static class FileChanges
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Returns the files that differ between two solutions, code first and manifests last.</summary>
    /// <param name="before">The solution as it is on disk.</param>
    /// <param name="texts">The changed texts by their paths.</param>
    /// <param name="manifests">The paths of the manifests.</param>
    /// <param name="cancellationToken">Cancels the conversion.</param>
    /// <exception cref="WorkspaceException">A file cannot be written with its encoding.</exception>
    public static async Task<IReadOnlyList<FileChange>> CreateAsync(
        Solution before, IReadOnlyDictionary<string, SourceText> texts, IReadOnlySet<string> manifests, CancellationToken cancellationToken)
    {
        var files = new List<FileChange>();
        foreach (var (path, text) in texts)
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            // The text that was loaded has to give the bytes on disk, so that what did not change stays byte for byte.
            if (await FindAsync(before, path, cancellationToken) is { } loaded && !Encode(loaded).AsSpan().SequenceEqual(bytes))
            {
                throw new WorkspaceException($"{path} has bytes that its encoding {(loaded.Encoding ?? Utf8).WebName} cannot keep, or was changed in the meantime; save it as UTF-8, or repeat the command");
            }

            var after = Encode(text);
            if (!after.AsSpan().SequenceEqual(bytes))
            {
                files.Add(new FileChange(path, bytes, after, text.Encoding ?? Utf8));
            }
        }

        return [.. files.OrderBy(file => manifests.Contains(file.Path) ? 2 : file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? 1 : 0).ThenBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static async Task<SourceText?> FindAsync(Solution solution, string path, CancellationToken cancellationToken)
        => solution.GetDocumentIdsWithFilePath(path) is [var id, ..] && (solution.GetDocument(id) ?? solution.GetAdditionalDocument(id)) is { } document
            ? await document.GetTextAsync(cancellationToken)
            : null;

    private static byte[] Encode(SourceText text)
    {
        var encoding = text.Encoding ?? Utf8;
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }
}
