using System.Security.Cryptography;
using System.Text;

namespace OpenRollout.Sources.Tests.Rule;

/// <summary>Writes cache files with any content and a valid checksum, as a user with write access to the folder could.</summary>
internal static class ForgedCache
{
    /// <summary>Returns a file with a manifest and the file of keys 'alpha.txt'.</summary>
    public static byte[] Of(Uri home, string manifest, string? address = null, string tag = "", long lastModified = 0)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write("OpenRollout cache 1\n"u8);
            writer.Write(home.OriginalString);
            writer.Write(address ?? home.OriginalString);
            WriteFile(writer, manifest, tag, lastModified);
            writer.Write(1);
            writer.Write("alpha.txt");
            WriteFile(writer, "ada\n", tag, lastModified);
        }

        return WithChecksum(bytes.ToArray());
    }

    /// <summary>Returns a file with a manifest for an environment, and its overlay if there is one.</summary>
    public static byte[] OfEnvironment(Uri home, string manifest, string environment, string? overlay)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write("OpenRollout cache 2\n"u8);
            writer.Write(home.OriginalString);
            writer.Write(home.OriginalString);
            WriteFile(writer, manifest, "", 0);
            writer.Write(environment);
            writer.Write(-1);
            writer.Write(overlay is not null);
            if (overlay is not null)
            {
                writer.Write(environment);
                writer.Write(home.OriginalString);
                WriteFile(writer, overlay, "", 0);
            }

            writer.Write(0);
        }

        return WithChecksum(bytes.ToArray());
    }

    /// <summary>Appends a valid checksum to the content of a file.</summary>
    public static byte[] WithChecksum(byte[] content) => [.. content, .. SHA256.HashData(content)];

    /// <summary>Writes the file at the path that a source reads.</summary>
    public static void Write(string folder, Uri home, byte[] bytes, string? environment = null)
        => File.WriteAllBytes(Path.Combine(folder, NameOf(home, environment)), bytes);

    /// <summary>Returns the name of the file that a source reads.</summary>
    public static string NameOf(Uri home, string? environment = null)
    {
        var identity = environment is null ? home.OriginalString : $"{home.OriginalString} \n{environment.ToUpperInvariant()}";
        return $"openrollout-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity)), 0, 8).ToLowerInvariant()}.cache";
    }

    private static void WriteFile(BinaryWriter writer, string text, string tag, long lastModified)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
        writer.Write(tag);
        writer.Write(lastModified);
        writer.Write(0);
    }
}
