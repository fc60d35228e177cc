using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Notices;

/// <summary>The notice the public reads, and the policy behind it.</summary>
internal sealed class NoticesModule : IModule
{
    public void Tables(ModelBuilder model)
    {
    }
}
