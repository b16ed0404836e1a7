namespace OpenRollout;

/// <summary>Addresses as problems and logs may show them.</summary>
internal static class AddressText
{
    /// <summary>Returns an address without its query, in which stores carry access keys.</summary>
    public static string Of(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
