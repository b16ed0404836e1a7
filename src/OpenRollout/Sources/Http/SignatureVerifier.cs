using System.Buffers.Text;
using System.Security.Cryptography;

namespace OpenRollout.Sources.Http;

/// <summary>
/// Checks detached signatures: ECDSA over P-256 with SHA-256 (FIPS 186-5). A signature is DER, as OpenSSL writes it, or
/// the 64 bytes of r and s (IEEE P1363), and either of them raw or in Base64.
/// </summary>
internal sealed class SignatureVerifier
{
    /// <summary>The longest file of a signature, in bytes: many times the longest signature.</summary>
    public const int MaximumLength = 4 * 1024;

    private const string P256 = "1.2.840.10045.3.1.7";
    private const int FixedLength = 64;

    private readonly SignedNames _names;
    private readonly List<ECParameters> _keys = [];

    /// <summary>Makes a check.</summary>
    /// <param name="pem">One or several public keys.</param>
    /// <param name="names">The names that are signed with the files.</param>
    /// <exception cref="ArgumentException">There is none, or something else among them.</exception>
    public SignatureVerifier(string pem, SignedNames names)
    {
        _names = names;
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
        {
            _keys.Add(ReadKey(rest[fields.Location], rest[fields.Label]));
        }

        if (_keys.Count == 0)
        {
            throw new ArgumentException("PublicKey: there is no key in PEM, which begins with '-----BEGIN PUBLIC KEY-----'", nameof(pem));
        }
    }

    /// <summary>Whether one of the keys has signed a file, with its name where names are signed.</summary>
    /// <param name="file">The file with its signature.</param>
    /// <param name="path">The path of a file of keys as the manifest has it; null for the manifest.</param>
    public bool IsValid(RemoteFile file, string? path = null)
        => (_names.GetName(path) is { } name && IsValid(SignedNames.GetSignedContent(name, file.Bytes), file.Signature))
            || (_names.AcceptsUnnamed && IsValid(file.Bytes, file.Signature));

    /// <summary>Returns what else may be wrong where names are signed.</summary>
    public string DescribeName(string? path) => _names.GetName(path) is { } name ? $", or signed with another name than '{name}'" : "";

    private bool IsValid(byte[] content, byte[]? signature)
        => signature is not null
            && (VerifyRaw(content, signature) || (Base64.IsValid(signature) && VerifyRaw(content, DecodeBase64(signature))));

    private static ECParameters ReadKey(ReadOnlySpan<char> pem, ReadOnlySpan<char> label)
    {
        if (label is not "PUBLIC KEY")
        {
            throw new ArgumentException($"PublicKey: '{label}' is not a public key; only 'PUBLIC KEY' is wanted here, and a private key never", nameof(pem));
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            var parameters = key.ExportParameters(includePrivateParameters: false);
            return parameters.Curve.Oid.Value == P256 || key.KeySize == 256 && parameters.Curve.Oid.FriendlyName is "nistP256" or "ECDSA_P256"
                ? parameters
                : throw new ArgumentException("PublicKey: the key is not over the curve P-256", nameof(pem));
        }
        catch (CryptographicException exception)
        {
            throw new ArgumentException($"PublicKey: the key cannot be read: {exception.Message}", nameof(pem), exception);
        }
    }

    private static byte[] DecodeBase64(byte[] text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        Base64.DecodeFromUtf8(text, bytes, out _, out var written);
        return bytes[..written];
    }

    private bool VerifyRaw(byte[] content, byte[] signature)
    {
        var format = signature.Length == FixedLength ? DSASignatureFormat.IeeeP1363FixedFieldConcatenation : DSASignatureFormat.Rfc3279DerSequence;
        foreach (var parameters in _keys)
        {
            using var key = ECDsa.Create(parameters);
            if (key.VerifyData(content, signature, HashAlgorithmName.SHA256, format))
            {
                return true;
            }
        }

        return false;
    }
}
