using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OpenRollout.AspNetCore.Tests.Harness;

/// <summary>An authentication handler that trusts the header <c>X-User</c>: a name, followed by roles after colons.</summary>
internal sealed class UserHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Header";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers["X-User"] is not [{ } header])
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var parts = header.Split(':');
        var claims = parts.Skip(1).Select(role => new Claim(ClaimTypes.Role, role)).Prepend(new Claim("sub", parts[0]));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), Scheme)));
    }
}
