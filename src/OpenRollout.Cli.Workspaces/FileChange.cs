using System.Text;

namespace OpenRollout.Cli.Workspaces;

/// <summary>A file before and after a removal.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Before">The bytes on disk.</param>
/// <param name="After">The bytes to write.</param>
/// <param name="Encoding">The encoding of both.</param>
internal sealed record FileChange(string Path, byte[] Before, byte[] After, Encoding Encoding);
