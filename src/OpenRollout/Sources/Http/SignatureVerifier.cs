using System.Buffers.Text;
using System.Security.Cryptography;

namespace OpenRollout.Sources.Http;

/// <summary>
/// Verifies detached signatures: ECDSA over P-256 with SHA-256 (FIPS 186-5). A signature is either DER, as OpenSSL
/// writes it, or the 64 bytes of r and s (IEEE P1363), raw or in Base64.
/// </summary>
internal sealed class SignatureVerifier
{
    /// <summary>The maximum length of a signature file in bytes, several times the length of a signature.</summary>
    public const int MaximumLength = 4 * 1024;

    private const string P256 = "1.2.840.10045.3.1.7";
    private const int FixedLength = 64;

    private readonly List<ECParameters> _keys = [];

    /// <summary>Initializes a new instance of the <see cref="SignatureVerifier"/> class.</summary>
    /// <param name="pem">One or more public keys in PEM.</param>
    /// <param name="names">The names with which files are signed.</param>
    /// <exception cref="ArgumentException">The text has no key, a block that is not a public key, or a key that is not over P-256.</exception>
    public SignatureVerifier(string pem, SignedNames names)
    {
        Names = names;
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
        {
            _keys.Add(ReadKey(rest[fields.Location], rest[fields.Label]));
        }

        if (_keys.Count == 0)
        {
            throw new ArgumentException("PublicKey: contains no key in PEM, which begins with '-----BEGIN PUBLIC KEY-----'", nameof(pem));
        }
    }

    /// <summary>Gets the names with which files are signed.</summary>
    public SignedNames Names { get; }

    /// <summary>Returns whether one of the keys has signed a file, together with its name if names are signed.</summary>
    /// <param name="file">The file with its signature.</param>
    /// <param name="name">The name, from <see cref="Names"/>.</param>
    public bool IsValid(RemoteFile file, string? name)
        => (name is not null && IsValid(SignedNames.GetSignedContent(name, file.Bytes), file.Signature))
            || (Names.AcceptsUnnamed && IsValid(file.Bytes, file.Signature));

    /// <summary>Returns whether all files of a manifest are signed.</summary>
    public bool IsValid(RemoteManifest manifest)
        => IsValid(manifest.Text, Names.Manifest)
            && (manifest.Overlay is not { } overlay || IsValid(overlay.File, Names.GetOverlay(overlay.Environment)))
            && manifest.Cohorts.All(cohort => IsValid(cohort.Value, Names.GetCohort(cohort.Key)));

    private bool IsValid(byte[] content, byte[]? signature)
        => signature is not null
            && (VerifyRaw(content, signature) || (Base64.IsValid(signature) && VerifyRaw(content, DecodeBase64(signature))));

    private static ECParameters ReadKey(ReadOnlySpan<char> pem, ReadOnlySpan<char> label)
    {
        if (label is not "PUBLIC KEY")
        {
            throw new ArgumentException($"PublicKey: '{label}' is not a public key; use a block 'PUBLIC KEY', and never a private key", nameof(pem));
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            var parameters = key.ExportParameters(includePrivateParameters: false);
            return parameters.Curve.Oid.Value == P256 || key.KeySize == 256 && parameters.Curve.Oid.FriendlyName is "nistP256" or "ECDSA_P256"
                ? parameters
                : throw new ArgumentException("PublicKey: the key must be over the curve P-256", nameof(pem));
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
