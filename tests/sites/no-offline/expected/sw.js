no worker
